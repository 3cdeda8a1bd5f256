import { JobsRetried } from '#shared/contracts/system'
import { retryFailedJobs } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Give every failed job of the company another attempt',
  permission: 'admin.jobs.write',
  response: JobsRetried,
  audit: 'jobs.retried',
  handle: ctx => retryFailedJobs(ctx),
})
