import { defineRoute } from '#server/platform/define-route'
import { changeRoleMapping } from '#server/domain/roles'
import { RoleMapping, RoleMappingChange } from '#shared/contracts/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change what a claim of the identity provider gives',
  permission: 'admin.roles.write',
  params: IdParams,
  body: RoleMappingChange,
  response: RoleMapping,
  audit: 'role-mapping.changed',
  errors: ['role.beyond-own-rights', 'record.changed'],
  handle: (ctx, { params, body }) => changeRoleMapping(ctx, { ...params, ...body }),
})
