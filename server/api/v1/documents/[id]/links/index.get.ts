import { defineRoute } from '#server/platform/define-route'
import { listDocumentLinks } from '#server/domain/documents'
import { DocumentLinks } from '#shared/contracts/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'List the records a document belongs to',
  permission: 'core.documents.read',
  params: IdParams,
  response: DocumentLinks,
  handle: (ctx, { params }) => listDocumentLinks(ctx, params.id),
})
