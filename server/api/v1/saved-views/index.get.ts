import { defineRoute } from '#server/platform/define-route'
import { listSavedViews } from '#server/domain/saved-views'
import { SavedViewList, SavedViewQuery } from '#shared/contracts/saved-views'

export default defineRoute({
  summary: 'List saved views of lists',
  permission: 'signed-in',
  query: SavedViewQuery,
  response: SavedViewList,
  handle: (ctx, { query }) => listSavedViews(ctx, query),
})
