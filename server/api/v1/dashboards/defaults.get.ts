import { defineRoute } from '#server/platform/define-route'
import { listRoleDefaults } from '#server/domain/dashboards'
import { RoleDefaultList } from '#shared/contracts/dashboards'

export default defineRoute({
  summary: 'Roles and the dashboards their holders start with',
  permission: 'admin.dashboards.write',
  response: RoleDefaultList,
  handle: ctx => listRoleDefaults(ctx),
})
