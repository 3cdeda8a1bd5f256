import { defineRoute } from '#server/platform/define-route'
import { replaceDashboard } from '#server/domain/dashboards'
import { Dashboard, DashboardReplace } from '#shared/contracts/dashboards'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Save name, sharing and all widgets of a dashboard',
  permission: 'core.dashboards.write',
  params: IdParams,
  body: DashboardReplace,
  response: Dashboard,
  audit: 'dashboard.changed',
  errors: ['record.changed', 'dashboard.default-not-shared'],
  handle: (ctx, { params, body }) => replaceDashboard(ctx, { ...params, ...body }),
})
