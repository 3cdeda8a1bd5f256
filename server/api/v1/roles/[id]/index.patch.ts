import { defineRoute } from '#server/platform/define-route'
import { changeRole } from '#server/domain/roles'
import { Role, RoleChange } from '#shared/contracts/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change what a role of the company\'s own allows',
  permission: 'admin.roles.write',
  params: IdParams,
  body: RoleChange,
  response: Role,
  audit: 'role.changed',
  errors: ['role.built-in', 'role.beyond-own-rights', 'role.last-administrator', 'role.duplicate', 'record.changed'],
  handle: (ctx, { params, body }) => changeRole(ctx, { ...params, ...body }),
})
