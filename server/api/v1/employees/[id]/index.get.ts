import { defineRoute } from '#server/platform/define-route'
import { getEmployee } from '#server/domain/employees'
import { EmployeeDetail } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show an employee',
  permission: 'core.employees.read',
  params: IdParams,
  response: EmployeeDetail,
  handle: (ctx, { params }) => getEmployee(ctx, params.id),
})
