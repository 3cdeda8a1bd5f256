import { defineRoute } from '#server/platform/define-route'
import { createDepartment } from '#server/domain/employees'
import { Department, DepartmentCreate } from '#shared/contracts/employees-departments'

export default defineRoute({
  summary: 'Create a department',
  permission: 'core.departments.write',
  body: DepartmentCreate,
  response: Department,
  status: 201,
  audit: 'department.created',
  errors: ['department.duplicate', 'department.closed'],
  handle: (ctx, { body }) => createDepartment(ctx, body),
})
