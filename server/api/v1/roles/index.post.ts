import { defineRoute } from '#server/platform/define-route'
import { createRole } from '#server/domain/roles'
import { Role, RoleCreate } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'Make a role of the company\'s own',
  permission: 'admin.roles.write',
  body: RoleCreate,
  response: Role,
  status: 201,
  audit: 'role.created',
  errors: ['role.beyond-own-rights', 'role.duplicate', 'role.too-many'],
  handle: (ctx, { body }) => createRole(ctx, body),
})
