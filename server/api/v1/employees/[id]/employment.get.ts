import { defineRoute } from '#server/platform/define-route'
import { getEmployment } from '#server/domain/employees'
import { Employment } from '#shared/contracts/employees-employment'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show contract, working times and positions of an employee',
  permission: 'core.employees.read',
  params: IdParams,
  response: Employment,
  errors: ['permission.missing'],
  handle: (ctx, { params }) => getEmployment(ctx, params.id),
})
