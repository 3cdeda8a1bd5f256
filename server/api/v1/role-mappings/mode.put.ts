import { defineRoute } from '#server/platform/define-route'
import { changeRoleSync } from '#server/domain/roles'
import { RoleSync, RoleSyncChange } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'Choose how the claims of the identity provider act',
  permission: 'admin.roles.write',
  body: RoleSyncChange,
  response: RoleSync,
  audit: 'role-mapping.mode-changed',
  errors: ['record.changed'],
  handle: (ctx, { body }) => changeRoleSync(ctx, body),
})
