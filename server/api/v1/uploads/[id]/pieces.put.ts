import { defineStoredUpload } from '#server/platform/define-stored-upload'
import { addPiece, preparePiece } from '#server/domain/documents'
import { PieceQuery, Upload } from '#shared/contracts/uploads'
import { IdParams } from '#shared/contracts/primitives'

export default defineStoredUpload({
  summary: 'Send the next piece of an upload, 8 MiB or what is left',
  permission: 'core.documents.write',
  params: IdParams,
  query: PieceQuery,
  response: Upload,
  travels: 'body',
  audit: 'upload.piece-received',
  errors: ['upload.offset', 'upload.incomplete', 'file.store-full'],
  prepare: (ctx, { params, query }) => preparePiece(ctx, { ...params, ...query }),
  handle: (ctx, { params, query, file }) => addPiece(ctx, { ...params, ...query, byteSize: file.byteSize }),
})
