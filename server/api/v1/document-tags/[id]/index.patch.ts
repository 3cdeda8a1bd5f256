import { defineRoute } from '#server/platform/define-route'
import { changeDocumentTag } from '#server/domain/documents'
import { DocumentTag, DocumentTagChange } from '#shared/contracts/document-filing'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a tag',
  permission: 'core.documents.administer',
  params: IdParams,
  body: DocumentTagChange,
  response: DocumentTag,
  audit: 'document-tag.changed',
  errors: ['record.changed', 'document-tag.duplicate', 'document-tag.cycle'],
  handle: (ctx, { params, body }) => changeDocumentTag(ctx, { ...params, ...body }),
})
