import { defineRoute } from '#server/platform/define-route'
import { removeCompanyLogo } from '#server/domain/settings'

export default defineRoute({
  summary: 'Use no logo on documents',
  permission: 'admin.settings.write',
  audit: 'company-logo.removed',
  handle: ctx => removeCompanyLogo(ctx),
})
