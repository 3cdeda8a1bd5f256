import { defineRoute } from '#server/platform/define-route'
import { removeWorkingTime } from '#server/domain/employees'
import { WorkingTimeParams } from '#shared/contracts/employees-employment'

export default defineRoute({
  summary: 'Take working times back',
  permission: 'core.employees.write',
  params: WorkingTimeParams,
  audit: 'working-time.removed',
  errors: ['working-time.last'],
  handle: (ctx, { params }) => removeWorkingTime(ctx, params),
})
