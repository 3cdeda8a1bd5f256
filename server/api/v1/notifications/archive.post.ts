import { archiveNotifications } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { NotificationsArchive } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Put notifications away, all or the named ones',
  permission: 'signed-in',
  body: NotificationsArchive,
  audit: 'notification.archived',
  handle: (ctx, { body }) => archiveNotifications(ctx, body),
})
