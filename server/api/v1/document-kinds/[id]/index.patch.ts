import { defineRoute } from '#server/platform/define-route'
import { changeDocumentKind } from '#server/domain/documents'
import { DocumentKind, DocumentKindChange } from '#shared/contracts/document-filing'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a kind of document',
  permission: 'core.documents.administer',
  params: IdParams,
  body: DocumentKindChange,
  response: DocumentKind,
  audit: 'document-kind.changed',
  errors: ['record.changed', 'record.duplicate'],
  handle: (ctx, { params, body }) => changeDocumentKind(ctx, { ...params, ...body }),
})
