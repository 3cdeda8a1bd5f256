import { DeviceList } from '#shared/contracts/identity'
import { listDevices } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Devices I am signed in on',
  permission: 'session',
  response: DeviceList,
  errors: ['session.person-required'],
  handle: ctx => listDevices(ctx),
})
