import { defineRoute } from '#server/platform/define-route'
import { deleteDashboard } from '#server/domain/dashboards'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a dashboard',
  permission: 'core.dashboards.write',
  params: IdParams,
  audit: 'dashboard.deleted',
  errors: ['dashboard.is-default'],
  handle: (ctx, { params }) => deleteDashboard(ctx, params),
})
