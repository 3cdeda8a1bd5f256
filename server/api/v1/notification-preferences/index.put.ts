import { changeMyPreferences } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { NotificationPreferences, PreferenceChanges } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Choose what I want to be told of',
  permission: 'signed-in',
  body: PreferenceChanges,
  response: NotificationPreferences,
  audit: 'notification-preference.changed',
  handle: (ctx, { body }) => changeMyPreferences(ctx, body),
})
