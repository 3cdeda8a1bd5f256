import { defineRoute } from '#server/platform/define-route'
import { getSavedView } from '#server/domain/saved-views'
import { IdParams } from '#shared/contracts/primitives'
import { SavedView } from '#shared/contracts/saved-views'

export default defineRoute({
  summary: 'Show a saved view',
  permission: 'signed-in',
  params: IdParams,
  response: SavedView,
  handle: (ctx, { params }) => getSavedView(ctx, params.id),
})
