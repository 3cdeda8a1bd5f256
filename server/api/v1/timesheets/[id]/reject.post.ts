import { rejectWeek } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { Timesheet, TimesheetRejection } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Send a handed-in week back with a reason',
  permission: 'backoffice.time-entries.approve',
  params: IdParams,
  body: TimesheetRejection,
  response: Timesheet,
  audit: 'timesheet.rejected',
  errors: ['timesheet.own-approval', 'timesheet.not-submitted', 'record.changed'],
  handle: (ctx, { params, body }) => rejectWeek(ctx, { ...params, ...body }),
})
