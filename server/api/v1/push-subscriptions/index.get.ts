import { listPushDevices } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { PushDevices } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'List my devices that take push messages',
  permission: 'signed-in',
  response: PushDevices,
  handle: ctx => listPushDevices(ctx),
})
