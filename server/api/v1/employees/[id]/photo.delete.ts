import { defineRoute } from '#server/platform/define-route'
import { removePhoto } from '#server/domain/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Remove the photo of an employee',
  permission: 'core.employees.write',
  params: IdParams,
  audit: 'employee-photo.removed',
  handle: (ctx, { params }) => removePhoto(ctx, params.id),
})
