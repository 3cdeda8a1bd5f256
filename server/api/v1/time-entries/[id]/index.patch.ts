import { changeTimeEntry } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { TimeEntry, TimeEntryChange } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Change a time entry that is not handed in',
  permission: 'backoffice.time-entries.write',
  params: IdParams,
  body: TimeEntryChange,
  response: TimeEntry,
  audit: 'time-entry.changed',
  errors: ['record.changed', 'time-entry.locked', 'time-entry.billed', 'time-entry.running', 'time-entry.overlaps', 'time-entry.too-long',
    'time-entry.in-future', 'timesheet.locked', 'project.closed'],
  handle: (ctx, { params, body }) => changeTimeEntry(ctx, { ...params, ...body }),
})
