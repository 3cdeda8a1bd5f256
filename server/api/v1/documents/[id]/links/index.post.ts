import { defineRoute } from '#server/platform/define-route'
import { linkDocument } from '#server/domain/documents'
import { DocumentLinkCreate } from '#shared/contracts/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Link a document to a record',
  permission: 'core.documents.write',
  params: IdParams,
  body: DocumentLinkCreate,
  audit: 'document.linked',
  errors: ['document.trashed'],
  handle: (ctx, { params, body }) => linkDocument(ctx, { ...params, record: body }),
})
