import { defineStoredUpload } from '#server/platform/define-stored-upload'
import { finishUpload, inspectUpload, prepareFinish } from '#server/domain/documents'
import { Document, DocumentFiling } from '#shared/contracts/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineStoredUpload({
  summary: 'Make a document of an upload in pieces',
  permission: 'core.documents.write',
  params: IdParams,
  query: DocumentFiling,
  response: Document,
  travels: 'pieces',
  audit: 'document.created',
  errors: ['upload.incomplete', 'document.duplicate', 'file.kind-not-allowed', 'file.infected', 'file.store-full'],
  prepare: (ctx, { params, query }) => prepareFinish(ctx, params.id, query),
  inspect: inspectUpload,
  handle: (ctx, { params, query, file, seen }) => finishUpload(ctx, { ...params, filing: query, file, seen }),
})
