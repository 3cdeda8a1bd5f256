import { defineRoute } from '#server/platform/define-route'
import { changeDepartment } from '#server/domain/employees'
import { Department, DepartmentChange } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a department',
  permission: 'core.departments.write',
  params: IdParams,
  body: DepartmentChange,
  response: Department,
  audit: 'department.changed',
  errors: ['record.changed', 'department.duplicate'],
  handle: (ctx, { params, body }) => changeDepartment(ctx, { ...params, ...body }),
})
