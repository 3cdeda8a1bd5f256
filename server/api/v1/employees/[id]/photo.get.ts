import { defineDownload } from '#server/platform/define-download'
import { getPhoto } from '#server/domain/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'Show the photo of an employee',
  permission: 'core.employees.read',
  params: IdParams,
  mimeTypes: ['image/png', 'image/jpeg', 'image/webp'],
  handle: (ctx, { params }) => getPhoto(ctx, params.id),
})
