import { defineRoute } from '#server/platform/define-route'
import { deleteActivity } from '#server/domain/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a kind of work that nothing was booked on',
  permission: 'backoffice.activities.write',
  params: IdParams,
  audit: 'activity.deleted',
  errors: ['record.in-use'],
  handle: (ctx, { params }) => deleteActivity(ctx, params.id),
})
