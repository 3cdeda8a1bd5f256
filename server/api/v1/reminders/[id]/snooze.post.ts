import { snoozeReminder } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { ReminderItem, ReminderSnooze } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Put a reminder off',
  permission: 'core.reminders.write',
  params: IdParams,
  body: ReminderSnooze,
  response: ReminderItem,
  audit: 'reminder.snoozed',
  errors: ['record.changed', 'reminder.already-done'],
  handle: (ctx, { params, body }) => snoozeReminder(ctx, { ...params, ...body }),
})
