import { listSubscriptions } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { RecordSubscriptionList } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'List the records I follow or muted',
  permission: 'signed-in',
  response: RecordSubscriptionList,
  handle: ctx => listSubscriptions(ctx),
})
