import { defineRoute } from '#server/platform/define-route'
import { createEmployee } from '#server/domain/employees'
import { Employee, EmployeeCreate } from '#shared/contracts/employees'

export default defineRoute({
  summary: 'Take on an employee',
  permission: 'core.employees.write',
  body: EmployeeCreate,
  response: Employee,
  status: 201,
  audit: 'employee.created',
  errors: ['employee.email-taken', 'employee.no-work-email', 'department.closed'],
  handle: (ctx, { body }) => createEmployee(ctx, body),
})
