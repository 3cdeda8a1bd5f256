import { defineRoute } from '#server/platform/define-route'
import { tryMail } from '#server/domain/settings'
import { MailTest, SettingTest } from '#shared/contracts/setting-values'

export default defineRoute({
  summary: 'Send a test mail to oneself and answer what the mail server said',
  permission: 'admin.installation.write',
  body: MailTest,
  response: SettingTest,
  audit: 'settings.mail-tried',
  errors: ['installation.not-operator', 'mail.no-recipient', 'setting.mail-not-configured'],
  handle: (ctx, { body }) => tryMail(ctx, body),
})
