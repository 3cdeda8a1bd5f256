import { listAssignees } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { AssigneeOptions } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'List departments and roles that reminders can be for',
  permission: 'core.reminders.write',
  response: AssigneeOptions,
  handle: ctx => listAssignees(ctx),
})
