import { getSubscription } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { RecordSubscriptionState } from '#shared/contracts/notifications'
import { RecordRef } from '#shared/contracts/records'

export default defineRoute({
  summary: 'Show whether I follow or muted a record',
  permission: 'signed-in',
  query: RecordRef,
  response: RecordSubscriptionState,
  handle: (ctx, { query }) => getSubscription(ctx, query),
})
