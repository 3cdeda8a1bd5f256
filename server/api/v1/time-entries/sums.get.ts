import { sumTimeEntries } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { TimeEntrySums, TimeEntrySumsQuery } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Sum up time entries',
  permission: 'backoffice.time-entries.read',
  query: TimeEntrySumsQuery,
  response: TimeEntrySums,
  handle: (ctx, { query }) => sumTimeEntries(ctx, query),
})
