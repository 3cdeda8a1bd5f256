import { deleteTimeEntry } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { TimeEntryVersionQuery } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Delete a time entry that is not handed in',
  permission: 'backoffice.time-entries.write',
  params: IdParams,
  query: TimeEntryVersionQuery,
  audit: 'time-entry.deleted',
  errors: ['record.changed', 'time-entry.locked', 'time-entry.billed', 'time-entry.running'],
  handle: (ctx, { params, query }) => deleteTimeEntry(ctx, { ...params, ...query }),
})
