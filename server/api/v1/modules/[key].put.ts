import { defineRoute } from '#server/platform/define-route'
import { switchModule } from '#server/domain/settings'
import { ModuleChange, ModuleParams, ModuleStates } from '#shared/contracts/holidays'

export default defineRoute({
  summary: 'Switch a module on or off for the company',
  permission: 'admin.settings.write',
  params: ModuleParams,
  body: ModuleChange,
  response: ModuleStates,
  audit: 'module.switched',
  errors: ['module.needed'],
  handle: (ctx, { params, body }) => switchModule(ctx, { ...params, ...body }),
})
