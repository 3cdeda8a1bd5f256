import { SystemState } from '#shared/contracts/system'
import { getSystemState } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Health of every part, versions, queue and maintenance',
  permission: 'admin.system.read',
  response: SystemState,
  handle: ctx => getSystemState(ctx),
})
