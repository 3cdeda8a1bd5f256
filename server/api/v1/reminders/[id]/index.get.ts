import { getReminder } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { ReminderDetail } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Show a reminder with what was done of it',
  permission: 'core.reminders.read',
  params: IdParams,
  response: ReminderDetail,
  handle: (ctx, { params }) => getReminder(ctx, params.id),
})
