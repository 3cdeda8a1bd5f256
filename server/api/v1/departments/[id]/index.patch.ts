import { defineRoute } from '#server/platform/define-route'
import { changeDepartment } from '#server/domain/employees'
import { Department, DepartmentChange } from '#shared/contracts/employees-departments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a department or move it in the tree',
  permission: 'core.departments.write',
  params: IdParams,
  body: DepartmentChange,
  response: Department,
  audit: 'department.changed',
  errors: ['record.changed', 'department.duplicate', 'department.cycle', 'department.closed'],
  handle: (ctx, { params, body }) => changeDepartment(ctx, { ...params, ...body }),
})
