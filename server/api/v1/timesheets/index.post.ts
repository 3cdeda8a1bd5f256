import { submitWeek } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { Timesheet, TimesheetSubmit } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Hand in a week for approval',
  permission: 'backoffice.time-entries.write',
  body: TimesheetSubmit,
  response: Timesheet,
  status: 201,
  audit: 'timesheet.submitted',
  errors: ['timesheet.empty', 'timesheet.locked', 'timesheet.timer-running'],
  handle: (ctx, { body }) => submitWeek(ctx, body),
})
