import { defineRoute } from '#server/platform/define-route'
import { listRoles } from '#server/domain/roles'
import { RoleList } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'List roles and what they allow',
  permission: 'admin.roles.read',
  response: RoleList,
  handle: ctx => listRoles(ctx),
})
