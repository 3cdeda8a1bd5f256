import { getCompanyPreferences } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { CompanyNotificationPreferences } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Show what people are told of by default',
  permission: 'admin.settings.read',
  response: CompanyNotificationPreferences,
  handle: ctx => getCompanyPreferences(ctx),
})
