import { defineRoute } from '#server/platform/define-route'
import { getHome } from '#server/domain/dashboards'
import { Home, HomeQuery } from '#shared/contracts/dashboards'

export default defineRoute({
  summary: 'Dashboards of the caller as tabs, and one of them with its widgets',
  permission: 'signed-in',
  query: HomeQuery,
  response: Home,
  handle: (ctx, { query }) => getHome(ctx, query),
})
