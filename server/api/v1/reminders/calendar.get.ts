import { listOccurrences } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { ReminderCalendar, ReminderCalendarQuery } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Show what is due on the days of a span',
  permission: 'core.reminders.read',
  query: ReminderCalendarQuery,
  response: ReminderCalendar,
  handle: (ctx, { query }) => listOccurrences(ctx, query),
})
