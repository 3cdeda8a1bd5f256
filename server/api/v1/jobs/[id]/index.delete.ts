import { IdParams } from '#shared/contracts/primitives'
import { discardJob } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Discard a waiting or failed job',
  permission: 'admin.jobs.write',
  params: IdParams,
  audit: 'job.discarded',
  errors: ['job.not-failed'],
  handle: (ctx, { params }) => discardJob(ctx, params.id),
})
