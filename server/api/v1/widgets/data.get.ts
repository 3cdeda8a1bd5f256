import { defineRoute } from '#server/platform/define-route'
import { getWidgetData } from '#server/domain/dashboards'
import { WidgetAnswer } from '#shared/contracts/dashboard-data'
import { WidgetDataQuery } from '#shared/contracts/dashboards'

export default defineRoute({
  summary: 'Figures of one widget, saved or not',
  permission: 'signed-in',
  query: WidgetDataQuery,
  response: WidgetAnswer,
  handle: (ctx, { query }) => getWidgetData(ctx, query),
})
