import { defineRoute } from '#server/platform/define-route'
import { listImports } from '#server/domain/imports'
import { ImportRunList, ImportRunQuery } from '#shared/contracts/imports'

export default defineRoute({
  summary: 'List imports of the kinds that the caller may import',
  permission: 'core.imports.write',
  query: ImportRunQuery,
  response: ImportRunList,
  handle: (ctx, { query }) => listImports(ctx, query),
})
