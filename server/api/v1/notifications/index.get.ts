import { listNotifications } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { NotificationList, NotificationQuery } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'List my notifications, newest first',
  permission: 'signed-in',
  query: NotificationQuery,
  response: NotificationList,
  handle: (ctx, { query }) => listNotifications(ctx, query),
})
