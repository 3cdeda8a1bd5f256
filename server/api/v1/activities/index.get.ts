import { defineRoute } from '#server/platform/define-route'
import { listActivities } from '#server/domain/projects'
import { ActivityList, ActivityQuery } from '#shared/contracts/projects'

export default defineRoute({
  summary: 'List kinds of work',
  permission: 'backoffice.time-entries.read',
  query: ActivityQuery,
  response: ActivityList,
  handle: (ctx, { query }) => listActivities(ctx, query),
})
