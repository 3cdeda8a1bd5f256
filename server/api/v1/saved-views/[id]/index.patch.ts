import { defineRoute } from '#server/platform/define-route'
import { changeSavedView } from '#server/domain/saved-views'
import { IdParams } from '#shared/contracts/primitives'
import { SavedView, SavedViewChange } from '#shared/contracts/saved-views'

export default defineRoute({
  summary: 'Change an own saved view',
  permission: 'signed-in',
  params: IdParams,
  body: SavedViewChange,
  response: SavedView,
  audit: 'saved-view.changed',
  errors: ['record.changed', 'saved-view.name-taken', 'permission.missing'],
  handle: (ctx, { params, body }) => changeSavedView(ctx, { ...params, ...body }),
})
