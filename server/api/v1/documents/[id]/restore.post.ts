import { defineRoute } from '#server/platform/define-route'
import { restoreDocument } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Take a document out of the trash',
  permission: 'core.documents.write',
  params: IdParams,
  audit: 'document.restored',
  errors: ['document.not-trashed'],
  handle: (ctx, { params }) => restoreDocument(ctx, params.id),
})
