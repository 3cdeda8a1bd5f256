import { defineStoredUpload } from '#server/platform/define-stored-upload'
import { fileDocument, inspectUpload, prepareFiling } from '#server/domain/documents'
import { Document, DocumentFiling } from '#shared/contracts/documents'

export default defineStoredUpload({
  summary: 'Upload a file as a new document',
  permission: 'core.documents.write',
  query: DocumentFiling,
  response: Document,
  travels: 'form',
  audit: 'document.created',
  errors: ['document.duplicate', 'file.kind-not-allowed', 'file.infected', 'file.store-full', 'request.body-too-large'],
  prepare: (ctx, { query }) => prepareFiling(ctx, query),
  inspect: inspectUpload,
  handle: (ctx, { query, file, seen }) => fileDocument(ctx, { filing: query, file, seen }),
})
