import { createReminder } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { ReminderCreate, ReminderItem } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Make a reminder, free or of a record',
  permission: 'core.reminders.write',
  body: ReminderCreate,
  response: ReminderItem,
  status: 201,
  audit: 'reminder.created',
  errors: ['record.not-found', 'reminder.assignee-out-of-reach'],
  handle: (ctx, { body }) => createReminder(ctx, body),
})
