import { countReminders } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { ReminderCounts } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Count my reminders by view',
  permission: 'core.reminders.read',
  response: ReminderCounts,
  handle: ctx => countReminders(ctx),
})
