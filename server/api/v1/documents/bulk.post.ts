import { defineRoute } from '#server/platform/define-route'
import { changeManyDocuments } from '#server/domain/documents'
import { DocumentBulk, DocumentBulkDone } from '#shared/contracts/documents'

export default defineRoute({
  summary: 'Do one thing to many documents',
  permission: 'core.documents.write',
  body: DocumentBulk,
  response: DocumentBulkDone,
  audit: 'documents.changed',
  errors: ['document-kind.archived'],
  handle: (ctx, { body }) => changeManyDocuments(ctx, body),
})
