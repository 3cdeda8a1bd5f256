import { defineRoute } from '#server/platform/define-route'
import { createDashboard } from '#server/domain/dashboards'
import { Dashboard, DashboardCreate } from '#shared/contracts/dashboards'

export default defineRoute({
  summary: 'Add a dashboard, empty or as a copy',
  permission: 'core.dashboards.write',
  body: DashboardCreate,
  response: Dashboard,
  status: 201,
  audit: 'dashboard.created',
  errors: ['dashboard.too-many', 'dashboard.role-has-default'],
  handle: (ctx, { body }) => createDashboard(ctx, body),
})
