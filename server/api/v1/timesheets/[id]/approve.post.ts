import { approveWeek } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { Timesheet, TimesheetDecision } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Approve a handed-in week',
  permission: 'backoffice.time-entries.approve',
  params: IdParams,
  body: TimesheetDecision,
  response: Timesheet,
  audit: 'timesheet.approved',
  errors: ['timesheet.own-approval', 'timesheet.not-submitted', 'record.changed'],
  handle: (ctx, { params, body }) => approveWeek(ctx, { ...params, ...body }),
})
