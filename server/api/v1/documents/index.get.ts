import { defineRoute } from '#server/platform/define-route'
import { listDocuments } from '#server/domain/documents'
import { DocumentList, DocumentQuery } from '#shared/contracts/documents'

export default defineRoute({
  summary: 'List documents and search in their texts',
  permission: 'core.documents.read',
  query: DocumentQuery,
  response: DocumentList,
  handle: (ctx, { query }) => listDocuments(ctx, query),
})
