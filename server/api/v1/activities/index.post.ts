import { defineRoute } from '#server/platform/define-route'
import { createActivity } from '#server/domain/projects'
import { Activity, ActivityCreate } from '#shared/contracts/projects'

export default defineRoute({
  summary: 'Add a kind of work',
  permission: 'backoffice.activities.write',
  body: ActivityCreate,
  response: Activity,
  status: 201,
  audit: 'activity.created',
  errors: ['activity.duplicate'],
  handle: (ctx, { body }) => createActivity(ctx, body),
})
