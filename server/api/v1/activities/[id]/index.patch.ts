import { defineRoute } from '#server/platform/define-route'
import { changeActivity } from '#server/domain/projects'
import { Activity, ActivityChange } from '#shared/contracts/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change or archive a kind of work',
  permission: 'backoffice.activities.write',
  params: IdParams,
  body: ActivityChange,
  response: Activity,
  audit: 'activity.changed',
  errors: ['record.changed', 'activity.duplicate'],
  handle: (ctx, { params, body }) => changeActivity(ctx, { ...params, ...body }),
})
