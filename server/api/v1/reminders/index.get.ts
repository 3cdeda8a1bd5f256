import { listReminders } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { ReminderList, ReminderQuery } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'List reminders of a view',
  permission: 'core.reminders.read',
  query: ReminderQuery,
  response: ReminderList,
  handle: (ctx, { query }) => listReminders(ctx, query),
})
