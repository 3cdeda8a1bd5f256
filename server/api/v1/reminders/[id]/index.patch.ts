import { changeReminder } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { ReminderChange, ReminderItem } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Change a reminder',
  permission: 'core.reminders.write',
  params: IdParams,
  body: ReminderChange,
  response: ReminderItem,
  audit: 'reminder.changed',
  errors: ['record.changed', 'reminder.assignee-out-of-reach'],
  handle: (ctx, { params, body }) => changeReminder(ctx, { ...params, ...body }),
})
