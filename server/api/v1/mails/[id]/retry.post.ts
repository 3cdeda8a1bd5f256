import { IdParams } from '#shared/contracts/primitives'
import { retryMail } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Queue a mail again that could not be sent',
  permission: 'admin.jobs.write',
  params: IdParams,
  audit: 'mail.retried',
  errors: ['mail.not-failed'],
  handle: (ctx, { params }) => retryMail(ctx, params.id),
})
