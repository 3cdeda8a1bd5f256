import { defineRoute } from '#server/platform/define-route'
import { getRoleSync } from '#server/domain/roles'
import { RoleSync } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'Show how the claims of the identity provider act',
  permission: 'admin.roles.read',
  response: RoleSync,
  handle: ctx => getRoleSync(ctx),
})
