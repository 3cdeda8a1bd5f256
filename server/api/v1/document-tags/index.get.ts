import { defineRoute } from '#server/platform/define-route'
import { listDocumentTags } from '#server/domain/documents'
import { DocumentTagList } from '#shared/contracts/document-filing'

export default defineRoute({
  summary: 'List document tags',
  permission: 'core.documents.read',
  response: DocumentTagList,
  handle: ctx => listDocumentTags(ctx),
})
