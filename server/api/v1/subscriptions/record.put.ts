import { changeSubscription } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { RecordSubscriptionChange, RecordSubscriptionState } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Follow or mute a record, or neither',
  permission: 'signed-in',
  body: RecordSubscriptionChange,
  response: RecordSubscriptionState,
  audit: 'record-subscription.changed',
  handle: (ctx, { body }) => changeSubscription(ctx, body),
})
