import { getMyPreferences } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { NotificationPreferences } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Show what I want to be told of, and when',
  permission: 'signed-in',
  response: NotificationPreferences,
  handle: ctx => getMyPreferences(ctx),
})
