import { NotificationsRead } from '#shared/contracts/platform'
import { markNotificationsRead } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Mark notifications as read, all or the named ones',
  permission: 'signed-in',
  body: NotificationsRead,
  audit: 'notification.read',
  handle: (ctx, { body }) => markNotificationsRead(ctx, body),
})
