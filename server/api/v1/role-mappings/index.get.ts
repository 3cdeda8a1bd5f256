import { defineRoute } from '#server/platform/define-route'
import { listRoleMappings } from '#server/domain/roles'
import { RoleMappingList } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'List which claim of the identity provider gives which role',
  permission: 'admin.roles.read',
  response: RoleMappingList,
  handle: ctx => listRoleMappings(ctx),
})
