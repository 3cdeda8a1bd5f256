import { changeTimer } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { Timer, TimerChange } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Change what my running timer counts for',
  permission: 'backoffice.time-entries.write',
  body: TimerChange,
  response: Timer,
  audit: 'timer.changed',
  errors: ['timer.not-running', 'time-entry.overlaps', 'time-entry.in-future', 'timesheet.locked', 'project.closed', 'record.changed'],
  handle: (ctx, { body }) => changeTimer(ctx, body),
})
