import { defineRoute } from '#server/platform/define-route'
import { changeRoleAssignment } from '#server/domain/roles'
import { EmployeeRole, RoleAssignmentChange } from '#shared/contracts/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change the days on which a person has a role',
  permission: 'admin.roles.write',
  params: IdParams,
  body: RoleAssignmentChange,
  response: EmployeeRole,
  audit: 'role.assignment-changed',
  errors: ['role.beyond-own-rights', 'role.from-provider', 'role.last-administrator', 'record.changed'],
  handle: (ctx, { params, body }) => changeRoleAssignment(ctx, { ...params, ...body }),
})
