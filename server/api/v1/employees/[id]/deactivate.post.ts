import { defineRoute } from '#server/platform/define-route'
import { deactivateEmployee } from '#server/domain/leaving'
import { Employee } from '#shared/contracts/employees'
import { EmployeeDeactivation } from '#shared/contracts/employees-leaving'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'End employment and access, and hand over what hangs on the person',
  permission: 'core.employees.write',
  params: IdParams,
  body: EmployeeDeactivation,
  response: Employee,
  audit: 'employee.deactivated',
  errors: ['record.changed', 'employee.ends-before-start', 'role.last-administrator', 'permission.missing'],
  handle: (ctx, { params, body }) => deactivateEmployee(ctx, { ...params, ...body }),
})
