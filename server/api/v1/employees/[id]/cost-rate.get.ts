import { defineRoute } from '#server/platform/define-route'
import { getCostRate } from '#server/domain/employees'
import { EmployeeCostRate } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show the internal cost per hour of an employee',
  permission: 'core.employees.read-cost',
  params: IdParams,
  response: EmployeeCostRate,
  handle: (ctx, { params }) => getCostRate(ctx, params.id),
})
