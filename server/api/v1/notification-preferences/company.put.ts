import { changeCompanyPreferences } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { CompanyNotificationPreferences, PreferenceChanges } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Choose what people are told of by default',
  permission: 'admin.settings.write',
  body: PreferenceChanges,
  response: CompanyNotificationPreferences,
  audit: 'notification-default.changed',
  handle: (ctx, { body }) => changeCompanyPreferences(ctx, body),
})
