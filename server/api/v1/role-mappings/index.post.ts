import { defineRoute } from '#server/platform/define-route'
import { createRoleMapping } from '#server/domain/roles'
import { RoleMapping, RoleMappingCreate } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'Let a claim of the identity provider give a role',
  permission: 'admin.roles.write',
  body: RoleMappingCreate,
  response: RoleMapping,
  status: 201,
  audit: 'role-mapping.created',
  errors: ['role.beyond-own-rights'],
  handle: (ctx, { body }) => createRoleMapping(ctx, body),
})
