import { listTimeEntries } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { TimeEntryList, TimeEntryListQuery } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'List time entries',
  permission: 'backoffice.time-entries.read',
  query: TimeEntryListQuery,
  response: TimeEntryList,
  handle: (ctx, { query }) => listTimeEntries(ctx, query),
})
