import { defineRoute } from '#server/platform/define-route'
import { listSettings } from '#server/domain/settings'
import { SettingEntries } from '#shared/contracts/setting-values'

export default defineRoute({
  summary: 'List all settings with their values; secrets only as set or not',
  permission: 'admin.settings.read',
  response: SettingEntries,
  handle: ctx => listSettings(ctx),
})
