import { completeReminder } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { ReminderCompletion, ReminderItem } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Note a reminder as done',
  permission: 'core.reminders.write',
  params: IdParams,
  body: ReminderCompletion,
  response: ReminderItem,
  audit: 'reminder.completed',
  errors: ['record.changed', 'reminder.already-done'],
  handle: (ctx, { params, body }) => completeReminder(ctx, { ...params, ...body }),
})
