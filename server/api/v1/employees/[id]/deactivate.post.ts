import { defineRoute } from '#server/platform/define-route'
import { deactivateEmployee } from '#server/domain/employees'
import { Employee, EmployeeDeactivation } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'End employment and access',
  permission: 'core.employees.write',
  params: IdParams,
  body: EmployeeDeactivation,
  response: Employee,
  audit: 'employee.deactivated',
  errors: ['record.changed', 'employee.ends-before-start', 'role.last-administrator'],
  handle: (ctx, { params, body }) => deactivateEmployee(ctx, { ...params, ...body }),
})
