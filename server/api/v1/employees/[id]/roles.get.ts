import { defineRoute } from '#server/platform/define-route'
import { getEmployeeRoles } from '#server/domain/roles'
import { EmployeeRoles } from '#shared/contracts/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'List the roles of an employee',
  permission: 'admin.roles.read',
  params: IdParams,
  response: EmployeeRoles,
  handle: (ctx, { params }) => getEmployeeRoles(ctx, params.id),
})
