import { defineRoute } from '#server/platform/define-route'
import { listMailTemplates } from '#server/domain/settings'
import { MailTemplateList } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'List the texts of outgoing mail',
  permission: 'admin.settings.read',
  response: MailTemplateList,
  handle: ctx => listMailTemplates(ctx),
})
