import { defineRoute } from '#server/platform/define-route'
import { listEmployees } from '#server/domain/employees'
import { EmployeeList, EmployeeQuery } from '#shared/contracts/employees'

export default defineRoute({
  summary: 'List employees',
  permission: 'core.employees.read',
  query: EmployeeQuery,
  response: EmployeeList,
  handle: (ctx, { query }) => listEmployees(ctx, query),
})
