import { startTimer } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { TimerStart, TimerStarted } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Start my timer; a running one is stopped and booked',
  permission: 'backoffice.time-entries.write',
  body: TimerStart,
  response: TimerStarted,
  status: 201,
  audit: 'timer.started',
  errors: ['time-entry.overlaps', 'time-entry.too-long', 'timer.already-running', 'timesheet.locked', 'project.closed'],
  handle: (ctx, { body }) => startTimer(ctx, body),
})
