import { defineRoute } from '#server/platform/define-route'
import { getDashboardData } from '#server/domain/dashboards'
import { WidgetAnswers } from '#shared/contracts/dashboard-data'
import { HomeQuery } from '#shared/contracts/dashboards'

export default defineRoute({
  summary: 'Figures of all widgets of a dashboard, as far as the caller may see them',
  permission: 'signed-in',
  query: HomeQuery,
  response: WidgetAnswers,
  handle: (ctx, { query }) => getDashboardData(ctx, query),
})
