import { defineRoute } from '#server/platform/define-route'
import { listDepartments } from '#server/domain/employees'
import { DepartmentList, DepartmentQuery } from '#shared/contracts/employees-departments'

export default defineRoute({
  summary: 'List departments',
  permission: 'core.departments.read',
  query: DepartmentQuery,
  response: DepartmentList,
  handle: (ctx, { query }) => listDepartments(ctx, query),
})
