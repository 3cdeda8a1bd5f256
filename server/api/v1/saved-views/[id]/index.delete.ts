import { defineRoute } from '#server/platform/define-route'
import { deleteSavedView } from '#server/domain/saved-views'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a saved view',
  permission: 'signed-in',
  params: IdParams,
  audit: 'saved-view.deleted',
  handle: (ctx, { params }) => deleteSavedView(ctx, params.id),
})
