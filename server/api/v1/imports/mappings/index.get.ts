import { defineRoute } from '#server/platform/define-route'
import { listMappings } from '#server/domain/imports'
import { ImportMappingQuery, ImportMappings } from '#shared/contracts/imports'

export default defineRoute({
  summary: 'List the mappings kept for files of one kind',
  permission: 'core.imports.write',
  query: ImportMappingQuery,
  response: ImportMappings,
  handle: (ctx, { query }) => listMappings(ctx, query),
})
