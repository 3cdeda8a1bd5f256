import { defineRoute } from '#server/platform/define-route'
import { listDocumentGrants } from '#server/domain/documents'
import { DocumentGrants } from '#shared/contracts/document-sharing'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'List whom a document is shared with',
  permission: 'core.documents.read',
  params: IdParams,
  response: DocumentGrants,
  handle: (ctx, { params }) => listDocumentGrants(ctx, params.id),
})
