import { NotificationList, NotificationQuery } from '#shared/contracts/platform'
import { listNotifications } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'List my newest notifications',
  permission: 'signed-in',
  query: NotificationQuery,
  response: NotificationList,
  handle: (ctx, { query }) => listNotifications(ctx, query),
})
