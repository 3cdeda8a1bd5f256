import { defineRoute } from '#server/platform/define-route'
import { removePosition } from '#server/domain/employees'
import { PositionParams } from '#shared/contracts/employees-employment'

export default defineRoute({
  summary: 'Remove a position of the past',
  permission: 'core.employees.write',
  params: PositionParams,
  audit: 'position.removed',
  errors: ['position.present'],
  handle: (ctx, { params }) => removePosition(ctx, params),
})
