import { defineRoute } from '#server/platform/define-route'
import { getDashboard } from '#server/domain/dashboards'
import { Dashboard } from '#shared/contracts/dashboards'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'One dashboard with its widgets',
  permission: 'signed-in',
  params: IdParams,
  response: Dashboard,
  handle: (ctx, { params }) => getDashboard(ctx, params),
})
