import { defineRoute } from '#server/platform/define-route'
import { setEmployeeRoles } from '#server/domain/roles'
import { EmployeeRoles, EmployeeRolesChange } from '#shared/contracts/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Replace the roles that an employee was given by hand',
  permission: 'admin.roles.write',
  params: IdParams,
  body: EmployeeRolesChange,
  response: EmployeeRoles,
  audit: 'employee.roles-set',
  errors: ['role.beyond-own-rights', 'role.last-administrator'],
  handle: (ctx, { params, body }) => setEmployeeRoles(ctx, { ...params, ...body }),
})
