import { defineRoute } from '#server/platform/define-route'
import { getCompanyProfile } from '#server/domain/settings'
import { CompanyProfile } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'Show the company profile and its defaults',
  permission: 'admin.settings.read',
  response: CompanyProfile,
  handle: ctx => getCompanyProfile(ctx),
})
