import { withdrawWeek } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { TimesheetDecision } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Take a handed-in week back while nobody has decided',
  permission: 'backoffice.time-entries.write',
  params: IdParams,
  body: TimesheetDecision,
  audit: 'timesheet.withdrawn',
  errors: ['timesheet.not-submitted', 'record.changed'],
  handle: (ctx, { params, body }) => withdrawWeek(ctx, { ...params, ...body }),
})
