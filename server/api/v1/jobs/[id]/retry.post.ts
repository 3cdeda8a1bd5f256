import { IdParams } from '#shared/contracts/primitives'
import { retryJob } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Give a failed job another attempt',
  permission: 'admin.jobs.write',
  params: IdParams,
  audit: 'job.retried',
  errors: ['job.not-failed'],
  handle: (ctx, { params }) => retryJob(ctx, params.id),
})
