import { deleteReminder } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { ReminderVersion } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Delete a reminder',
  permission: 'core.reminders.write',
  params: IdParams,
  body: ReminderVersion,
  audit: 'reminder.deleted',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => deleteReminder(ctx, { ...params, ...body }),
})
