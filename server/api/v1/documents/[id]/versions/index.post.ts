import { defineStoredUpload } from '#server/platform/define-stored-upload'
import { addVersion, inspectUpload, prepareVersion } from '#server/domain/documents'
import { Document, VersionQuery } from '#shared/contracts/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineStoredUpload({
  summary: 'Upload a new version of a document',
  permission: 'core.documents.write',
  params: IdParams,
  query: VersionQuery,
  response: Document,
  travels: 'form',
  audit: 'document.version-added',
  errors: ['document.duplicate', 'document.trashed', 'file.kind-not-allowed', 'file.infected', 'file.store-full', 'request.body-too-large'],
  prepare: (ctx, { params }) => prepareVersion(ctx, params.id),
  inspect: inspectUpload,
  handle: (ctx, { params, query, file, seen }) => addVersion(ctx, { ...params, ...query, file, seen }),
})
