import { defineRoute } from '#server/platform/define-route'
import { deleteRetentionClass } from '#server/domain/privacy'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a retention class that nothing uses',
  permission: 'admin.retention.write',
  params: IdParams,
  audit: 'retention-class.deleted',
  errors: ['retention-class.built-in', 'record.in-use'],
  handle: (ctx, { params }) => deleteRetentionClass(ctx, params.id),
})
