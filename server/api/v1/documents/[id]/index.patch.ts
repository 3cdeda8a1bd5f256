import { defineRoute } from '#server/platform/define-route'
import { changeDocument } from '#server/domain/documents'
import { Document, DocumentChange } from '#shared/contracts/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change what is noted about a document',
  permission: 'core.documents.write',
  params: IdParams,
  body: DocumentChange,
  response: Document,
  audit: 'document.changed',
  errors: ['record.changed', 'document.trashed', 'document-kind.archived'],
  handle: (ctx, { params, body }) => changeDocument(ctx, { ...params, ...body }),
})
