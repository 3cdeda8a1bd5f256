import { defineRoute } from '#server/platform/define-route'
import { purgeDocument } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a document in the trash for good',
  permission: 'core.documents.write',
  params: IdParams,
  audit: 'document.purged',
  errors: ['document.not-trashed', 'document.retained', 'record.held'],
  handle: (ctx, { params }) => purgeDocument(ctx, params.id),
})
