import { defineUpload } from '#server/platform/define-upload'
import { ownId, setPhoto } from '#server/domain/employees'
import { PhotoStored } from '#shared/contracts/employees'

export default defineUpload({
  summary: 'Upload one\'s own photo',
  permission: 'signed-in',
  mimeTypes: ['image/png', 'image/jpeg', 'image/webp'],
  maxBytes: 3_000_000,
  response: PhotoStored,
  audit: 'employee-photo.uploaded',
  handle: (ctx, { file }) => setPhoto(ctx, { id: ownId(ctx), file }),
})
