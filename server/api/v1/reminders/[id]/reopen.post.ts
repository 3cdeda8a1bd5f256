import { reopenReminder } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { ReminderItem, ReminderVersion } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Take back that a reminder is done',
  permission: 'core.reminders.write',
  params: IdParams,
  body: ReminderVersion,
  response: ReminderItem,
  audit: 'reminder.reopened',
  errors: ['record.changed', 'reminder.not-done'],
  handle: (ctx, { params, body }) => reopenReminder(ctx, { ...params, ...body }),
})
