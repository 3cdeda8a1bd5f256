import { defineUpload } from '#server/platform/define-upload'
import { setPhoto } from '#server/domain/employees'
import { PhotoStored } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineUpload({
  summary: 'Upload the photo of an employee',
  permission: 'core.employees.write',
  params: IdParams,
  mimeTypes: ['image/png', 'image/jpeg', 'image/webp'],
  maxBytes: 3_000_000,
  response: PhotoStored,
  audit: 'employee-photo.uploaded',
  handle: (ctx, { params, file }) => setPhoto(ctx, { ...params, file }),
})
