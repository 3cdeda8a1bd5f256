import { defineRoute } from '#server/platform/define-route'
import { listDepartmentTree } from '#server/domain/employees'
import { DepartmentList } from '#shared/contracts/employees-departments'

export default defineRoute({
  summary: 'List all departments, closed ones too, for their tree',
  permission: 'core.departments.read',
  response: DepartmentList,
  handle: ctx => listDepartmentTree(ctx),
})
