import { correctTimeEntry } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { TimeEntry, TimeEntryCorrection } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Correct time that is handed in or approved',
  permission: 'backoffice.time-entries.correct',
  params: IdParams,
  body: TimeEntryCorrection,
  response: TimeEntry,
  audit: 'time-entry.corrected',
  errors: ['record.changed', 'time-entry.billed', 'time-entry.not-locked', 'time-entry.other-week', 'time-entry.overlaps',
    'time-entry.too-long', 'project.closed'],
  handle: (ctx, { params, body }) => correctTimeEntry(ctx, { ...params, ...body }),
})
