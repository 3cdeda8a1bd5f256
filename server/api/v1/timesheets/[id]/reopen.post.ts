import { reopenWeek } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { Timesheet, TimesheetRejection } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Open an approved week again',
  permission: 'backoffice.time-entries.correct',
  params: IdParams,
  body: TimesheetRejection,
  response: Timesheet,
  audit: 'timesheet.reopened',
  errors: ['timesheet.not-approved', 'record.changed'],
  handle: (ctx, { params, body }) => reopenWeek(ctx, { ...params, ...body }),
})
