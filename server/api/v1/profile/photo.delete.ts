import { defineRoute } from '#server/platform/define-route'
import { ownId, removePhoto } from '#server/domain/employees'

export default defineRoute({
  summary: 'Remove one\'s own photo',
  permission: 'signed-in',
  audit: 'employee-photo.removed',
  handle: ctx => removePhoto(ctx, ownId(ctx)),
})
