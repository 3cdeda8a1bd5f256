import { defineRoute } from '#server/platform/define-route'
import { deleteRoleMapping } from '#server/domain/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Let a claim of the identity provider give nothing',
  permission: 'admin.roles.write',
  params: IdParams,
  audit: 'role-mapping.deleted',
  errors: ['role.beyond-own-rights'],
  handle: (ctx, { params }) => deleteRoleMapping(ctx, params.id),
})
