import { defineRoute } from '#server/platform/define-route'
import { mergeDepartments } from '#server/domain/leaving'
import { Department, DepartmentMerge } from '#shared/contracts/employees-departments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Merge a department into another one',
  permission: 'core.departments.write',
  params: IdParams,
  body: DepartmentMerge,
  response: Department,
  audit: 'department.merged',
  errors: ['record.changed', 'department.closed'],
  handle: (ctx, { params, body }) => mergeDepartments(ctx, { ...params, ...body }),
})
