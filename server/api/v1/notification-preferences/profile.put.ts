import { changeMyProfile } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { NotificationPreferences, NotificationProfileChange } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Set my quiet hours, absence and digests',
  permission: 'signed-in',
  body: NotificationProfileChange,
  response: NotificationPreferences,
  audit: 'notification-profile.changed',
  errors: ['record.changed'],
  handle: (ctx, { body }) => changeMyProfile(ctx, body),
})
