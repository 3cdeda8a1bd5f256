import { markNotificationsRead } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { NotificationsRead } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Mark notifications as read, all or the named ones',
  permission: 'signed-in',
  body: NotificationsRead,
  audit: 'notification.read',
  handle: (ctx, { body }) => markNotificationsRead(ctx, body),
})
