import { defineRoute } from '#server/platform/define-route'
import { listModules } from '#server/domain/settings'
import { ModuleStates } from '#shared/contracts/holidays'

export default defineRoute({
  summary: 'List the modules with what depends on them',
  permission: 'admin.settings.read',
  response: ModuleStates,
  handle: ctx => listModules(ctx),
})
