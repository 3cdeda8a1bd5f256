import { defineRoute } from '#server/platform/define-route'
import { createDocumentKind } from '#server/domain/documents'
import { DocumentKind, DocumentKindCreate } from '#shared/contracts/document-filing'

export default defineRoute({
  summary: 'Add a kind of document',
  permission: 'core.documents.administer',
  body: DocumentKindCreate,
  response: DocumentKind,
  status: 201,
  audit: 'document-kind.created',
  errors: ['record.duplicate'],
  handle: (ctx, { body }) => createDocumentKind(ctx, body),
})
