import { defineRoute } from '#server/platform/define-route'
import { replaceDocumentGrants } from '#server/domain/documents'
import { DocumentGrants, DocumentGrantsReplace } from '#shared/contracts/document-sharing'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Replace whom a document is shared with',
  permission: 'core.documents.share',
  params: IdParams,
  body: DocumentGrantsReplace,
  response: DocumentGrants,
  audit: 'document.shared',
  errors: ['document.trashed'],
  handle: (ctx, { params, body }) => replaceDocumentGrants(ctx, { ...params, ...body }),
})
