import { defineRoute } from '#server/platform/define-route'
import { listDocumentKinds } from '#server/domain/documents'
import { DocumentKindList } from '#shared/contracts/document-filing'

export default defineRoute({
  summary: 'List document kinds',
  permission: 'core.documents.read',
  response: DocumentKindList,
  handle: ctx => listDocumentKinds(ctx),
})
