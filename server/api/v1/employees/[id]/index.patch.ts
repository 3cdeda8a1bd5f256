import { defineRoute } from '#server/platform/define-route'
import { changeEmployee } from '#server/domain/employees'
import { Employee, EmployeeChange } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change an employee',
  permission: 'core.employees.write',
  params: IdParams,
  body: EmployeeChange,
  response: Employee,
  audit: 'employee.changed',
  errors: ['record.changed', 'employee.supervisor-cycle', 'employee.email-taken', 'employee.ends-before-start', 'department.closed', 'permission.missing'],
  handle: (ctx, { params, body }) => changeEmployee(ctx, { ...params, ...body }),
})
