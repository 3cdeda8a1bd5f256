import { defineRoute } from '#server/platform/define-route'
import { deleteCustomField } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a field of documents',
  permission: 'core.documents.administer',
  params: IdParams,
  audit: 'custom-field.deleted',
  handle: (ctx, { params }) => deleteCustomField(ctx, params.id),
})
