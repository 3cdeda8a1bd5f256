import { defineRoute } from '#server/platform/define-route'
import { assignRole } from '#server/domain/roles'
import { EmployeeRole, RoleAssignmentCreate } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'Give a person a role, where wanted from a day to a day',
  permission: 'admin.roles.write',
  body: RoleAssignmentCreate,
  response: EmployeeRole,
  status: 201,
  audit: 'role.assigned',
  errors: ['role.beyond-own-rights', 'role.already-assigned'],
  handle: (ctx, { body }) => assignRole(ctx, body),
})
