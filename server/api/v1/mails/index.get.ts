import { MailList, MailQuery } from '#shared/contracts/platform'
import { listMails } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'List outgoing mail',
  permission: 'admin.jobs.read',
  query: MailQuery,
  response: MailList,
  handle: (ctx, { query }) => listMails(ctx, query),
})
