import { defineRoute } from '#server/platform/define-route'
import { deleteDocumentKind } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a kind of document',
  permission: 'core.documents.administer',
  params: IdParams,
  audit: 'document-kind.deleted',
  errors: ['record.in-use'],
  handle: (ctx, { params }) => deleteDocumentKind(ctx, params.id),
})
