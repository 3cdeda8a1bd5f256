import { defineRoute } from '#server/platform/define-route'
import { resetDashboard } from '#server/domain/dashboards'
import { Dashboard, DashboardReset } from '#shared/contracts/dashboards'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Give a dashboard the widgets of the role\'s default',
  permission: 'core.dashboards.write',
  params: IdParams,
  body: DashboardReset,
  response: Dashboard,
  audit: 'dashboard.reset',
  errors: ['record.changed', 'dashboard.no-default'],
  handle: (ctx, { params, body }) => resetDashboard(ctx, { ...params, ...body }),
})
