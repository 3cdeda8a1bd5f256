import { defineRoute } from '#server/platform/define-route'
import { changeSetting } from '#server/domain/settings'
import { SettingChange, SettingEntry, SettingParams } from '#shared/contracts/setting-values'

export default defineRoute({
  summary: 'Set one value, or go back to its default with null',
  permission: 'admin.settings.write',
  params: SettingParams,
  body: SettingChange,
  response: SettingEntry,
  audit: 'setting.changed',
  errors: ['record.changed', 'setting.from-environment', 'installation.not-operator'],
  handle: (ctx, { params, body }) => changeSetting(ctx, { ...params, ...body }),
})
