import { defineRoute } from '#server/platform/define-route'
import { createSavedView } from '#server/domain/saved-views'
import { SavedView, SavedViewCreate } from '#shared/contracts/saved-views'

export default defineRoute({
  summary: 'Keep a view of a list under a name',
  permission: 'signed-in',
  body: SavedViewCreate,
  response: SavedView,
  status: 201,
  audit: 'saved-view.created',
  errors: ['saved-view.name-taken', 'permission.missing'],
  handle: (ctx, { body }) => createSavedView(ctx, body),
})
