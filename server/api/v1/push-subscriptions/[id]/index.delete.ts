import { removePushDevice } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Let a device take no more push messages',
  permission: 'signed-in',
  params: IdParams,
  audit: 'push-subscription.deleted',
  handle: (ctx, { params }) => removePushDevice(ctx, params.id),
})
