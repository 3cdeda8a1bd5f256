import { defineRoute } from '#server/platform/define-route'
import { changeMailTemplate } from '#server/domain/settings'
import { MailTemplate, MailTemplateChange, MailTemplateParams } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'Change the text of a mail',
  permission: 'admin.settings.write',
  params: MailTemplateParams,
  body: MailTemplateChange,
  response: MailTemplate,
  audit: 'mail-template.changed',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => changeMailTemplate(ctx, { ...params, ...body }),
})
