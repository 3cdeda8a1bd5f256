import { defineRoute } from '#server/platform/define-route'
import { deleteMapping } from '#server/domain/imports'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Forget a kept mapping',
  permission: 'core.imports.write',
  params: IdParams,
  audit: 'import-mapping.deleted',
  handle: (ctx, { params }) => deleteMapping(ctx, params.id),
})
