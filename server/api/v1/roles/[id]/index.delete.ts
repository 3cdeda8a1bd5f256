import { defineRoute } from '#server/platform/define-route'
import { deleteRole } from '#server/domain/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a role that nothing uses any more',
  permission: 'admin.roles.write',
  params: IdParams,
  audit: 'role.deleted',
  errors: ['role.built-in', 'role.in-use', 'role.beyond-own-rights'],
  handle: (ctx, { params }) => deleteRole(ctx, params.id),
})
