import { defineRoute } from '#server/platform/define-route'
import { listSavedLists } from '#server/domain/dashboards'
import { SavedListQuery, SavedLists } from '#shared/contracts/dashboard-data'

export default defineRoute({
  summary: 'First rows of saved views',
  permission: 'signed-in',
  query: SavedListQuery,
  response: SavedLists,
  handle: (ctx, { query }) => listSavedLists(ctx, query),
})
