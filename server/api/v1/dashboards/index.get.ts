import { defineRoute } from '#server/platform/define-route'
import { listDashboards } from '#server/domain/dashboards'
import { DashboardList } from '#shared/contracts/dashboards'

export default defineRoute({
  summary: 'Dashboards the caller may look at',
  permission: 'signed-in',
  response: DashboardList,
  handle: ctx => listDashboards(ctx),
})
