import { defineRoute } from '#server/platform/define-route'
import { changeCompanyProfile } from '#server/domain/settings'
import { CompanyProfile, CompanyProfileChange } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'Change the company profile and its defaults',
  permission: 'admin.settings.write',
  body: CompanyProfileChange,
  response: CompanyProfile,
  audit: 'company-profile.changed',
  errors: ['record.changed'],
  handle: (ctx, { body }) => changeCompanyProfile(ctx, body),
})
