import { addPushDevice } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { PushDevice, PushSubscriptionCreate } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Let this device take push messages',
  permission: 'signed-in',
  body: PushSubscriptionCreate,
  response: PushDevice,
  status: 201,
  audit: 'push-subscription.created',
  errors: ['push.endpoint-not-allowed', 'push.too-many'],
  handle: (ctx, { body }) => addPushDevice(ctx, body),
})
