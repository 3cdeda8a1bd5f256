import { getWeek } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { Week, WeekQuery } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Read one person\'s week with sums and hints',
  permission: 'backoffice.time-entries.read',
  query: WeekQuery,
  response: Week,
  handle: (ctx, { query }) => getWeek(ctx, query),
})
