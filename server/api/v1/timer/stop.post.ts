import { stopTimer } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { TimeEntry, TimerStop } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Stop my timer and book its time',
  permission: 'backoffice.time-entries.write',
  body: TimerStop,
  response: TimeEntry,
  audit: 'timer.stopped',
  errors: ['timer.not-running', 'time-entry.too-long', 'time-entry.in-future', 'time-entry.ends-before-start'],
  handle: (ctx, { body }) => stopTimer(ctx, body),
})
