import { defineRoute } from '#server/platform/define-route'
import { sortDashboards } from '#server/domain/dashboards'
import { DashboardList, DashboardOrder } from '#shared/contracts/dashboards'

export default defineRoute({
  summary: 'Put one\'s own dashboards in order',
  permission: 'core.dashboards.write',
  body: DashboardOrder,
  response: DashboardList,
  audit: 'dashboards.sorted',
  handle: (ctx, { body }) => sortDashboards(ctx, body),
})
