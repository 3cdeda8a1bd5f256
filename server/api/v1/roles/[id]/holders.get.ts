import { defineRoute } from '#server/platform/define-route'
import { listRoleHolders } from '#server/domain/roles'
import { RoleHolderList, RoleHolderQuery } from '#shared/contracts/roles'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'List who has, will have or had a role',
  permission: 'admin.roles.read',
  params: IdParams,
  query: RoleHolderQuery,
  response: RoleHolderList,
  handle: (ctx, { params, query }) => listRoleHolders(ctx, { ...params, ...query }),
})
