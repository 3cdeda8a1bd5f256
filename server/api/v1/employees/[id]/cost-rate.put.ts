import { defineRoute } from '#server/platform/define-route'
import { setCostRate } from '#server/domain/employees'
import { EmployeeCostRate, EmployeeCostRateChange } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Set the internal cost per hour of an employee',
  permission: 'core.employees.read-cost',
  params: IdParams,
  body: EmployeeCostRateChange,
  response: EmployeeCostRate,
  audit: 'employee.cost-rate-set',
  errors: ['permission.missing', 'record.changed'],
  handle: (ctx, { params, body }) => setCostRate(ctx, { ...params, ...body }),
})
