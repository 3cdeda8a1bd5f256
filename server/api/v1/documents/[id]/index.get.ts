import { defineRoute } from '#server/platform/define-route'
import { getDocument } from '#server/domain/documents'
import { Document } from '#shared/contracts/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show a document',
  permission: 'core.documents.read',
  params: IdParams,
  response: Document,
  audit: 'document.confidential-read',
  handle: (ctx, { params }) => getDocument(ctx, params.id),
})
