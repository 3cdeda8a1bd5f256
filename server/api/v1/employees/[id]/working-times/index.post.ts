import { defineRoute } from '#server/platform/define-route'
import { addWorkingTime } from '#server/domain/employees'
import { WorkingTime, WorkingTimeCreate } from '#shared/contracts/employees-employment'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Set working minutes per weekday from a day on',
  permission: 'core.employees.write',
  params: IdParams,
  body: WorkingTimeCreate,
  response: WorkingTime,
  status: 201,
  audit: 'working-time.set',
  errors: ['working-time.too-long'],
  handle: (ctx, { params, body }) => addWorkingTime(ctx, { ...params, ...body }),
})
