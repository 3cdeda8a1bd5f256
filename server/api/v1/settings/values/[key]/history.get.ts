import { defineRoute } from '#server/platform/define-route'
import { getSettingHistory } from '#server/domain/settings'
import { SettingHistory, SettingParams } from '#shared/contracts/setting-values'

export default defineRoute({
  summary: 'Who changed a setting when, from what to what',
  permission: 'admin.settings.read',
  params: SettingParams,
  response: SettingHistory,
  errors: ['installation.not-operator'],
  handle: (ctx, { params }) => getSettingHistory(ctx, params),
})
