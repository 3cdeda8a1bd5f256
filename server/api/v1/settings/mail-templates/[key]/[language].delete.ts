import { defineRoute } from '#server/platform/define-route'
import { resetMailTemplate } from '#server/domain/settings'
import { MailTemplate, MailTemplateParams } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'Go back to the built-in text of a mail',
  permission: 'admin.settings.write',
  params: MailTemplateParams,
  response: MailTemplate,
  audit: 'mail-template.reset',
  handle: (ctx, { params }) => resetMailTemplate(ctx, params),
})
