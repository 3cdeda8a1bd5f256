import { defineDownload } from '#server/platform/define-download'
import { getOwnPhoto } from '#server/domain/employees'

export default defineDownload({
  summary: 'Show one\'s own photo',
  permission: 'signed-in',
  mimeTypes: ['image/png', 'image/jpeg', 'image/webp'],
  handle: ctx => getOwnPhoto(ctx),
})
