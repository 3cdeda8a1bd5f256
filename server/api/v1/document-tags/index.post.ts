import { defineRoute } from '#server/platform/define-route'
import { createDocumentTag } from '#server/domain/documents'
import { DocumentTag, DocumentTagCreate } from '#shared/contracts/document-filing'

export default defineRoute({
  summary: 'Add a tag',
  permission: 'core.documents.administer',
  body: DocumentTagCreate,
  response: DocumentTag,
  status: 201,
  audit: 'document-tag.created',
  errors: ['document-tag.duplicate'],
  handle: (ctx, { body }) => createDocumentTag(ctx, body),
})
