import { defineRoute } from '#server/platform/define-route'
import { deleteDocumentTag } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a tag',
  permission: 'core.documents.administer',
  params: IdParams,
  audit: 'document-tag.deleted',
  errors: ['record.in-use'],
  handle: (ctx, { params }) => deleteDocumentTag(ctx, params.id),
})
