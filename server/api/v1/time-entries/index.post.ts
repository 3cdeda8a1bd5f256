import { createTimeEntry } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { TimeEntry, TimeEntryCreate } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Book finished work',
  permission: 'backoffice.time-entries.write',
  body: TimeEntryCreate,
  response: TimeEntry,
  status: 201,
  audit: 'time-entry.created',
  errors: ['time-entry.overlaps', 'time-entry.too-long', 'time-entry.in-future', 'time-entry.break-too-long', 'time-entry.not-employed',
    'timesheet.locked', 'project.closed', 'activity.archived'],
  handle: (ctx, { body }) => createTimeEntry(ctx, body),
})
