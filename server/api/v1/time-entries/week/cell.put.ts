import { setWeekCell } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { Week, WeekCellChange } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Set the minutes of one cell of the week grid',
  permission: 'backoffice.time-entries.write',
  body: WeekCellChange,
  response: Week,
  audit: 'time-entry.grid-changed',
  errors: ['record.changed', 'time-entry.no-free-slot', 'time-entry.in-future', 'time-entry.locked', 'time-entry.billed', 'timesheet.locked',
    'project.closed', 'activity.archived'],
  handle: (ctx, { body }) => setWeekCell(ctx, body),
})
