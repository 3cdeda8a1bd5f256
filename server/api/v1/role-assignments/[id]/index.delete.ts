import { defineRoute } from '#server/platform/define-route'
import { withdrawRole } from '#server/domain/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Take a role from a person',
  permission: 'admin.roles.write',
  params: IdParams,
  audit: 'role.withdrawn',
  errors: ['role.beyond-own-rights', 'role.from-provider', 'role.last-administrator'],
  handle: (ctx, { params }) => withdrawRole(ctx, params.id),
})
