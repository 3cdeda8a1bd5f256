import { defineRoute } from '#server/platform/define-route'
import { startUpload } from '#server/domain/documents'
import { Upload, UploadCreate } from '#shared/contracts/uploads'

export default defineRoute({
  summary: 'Begin an upload in pieces',
  permission: 'core.documents.write',
  body: UploadCreate,
  response: Upload,
  status: 201,
  audit: 'upload.started',
  errors: ['request.body-too-large', 'request.rate-limited'],
  handle: (ctx, { body }) => startUpload(ctx, body),
})
