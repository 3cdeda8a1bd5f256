import { defineRoute } from '#server/platform/define-route'
import { tryIdentityProvider } from '#server/domain/settings'
import { SettingTest } from '#shared/contracts/setting-values'

export default defineRoute({
  summary: 'Ask the identity provider for its description and keys',
  permission: 'admin.installation.write',
  response: SettingTest,
  audit: 'settings.identity-provider-tried',
  errors: ['installation.not-operator'],
  handle: ctx => tryIdentityProvider(ctx),
})
