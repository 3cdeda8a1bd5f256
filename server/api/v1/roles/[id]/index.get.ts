import { defineRoute } from '#server/platform/define-route'
import { getRole } from '#server/domain/roles'
import { Role } from '#shared/contracts/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show a role and what it allows',
  permission: 'admin.roles.read',
  params: IdParams,
  response: Role,
  handle: (ctx, { params }) => getRole(ctx, params.id),
})
