import { JobList, JobQuery } from '#shared/contracts/platform'
import { listJobs } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'List the jobs of the company',
  permission: 'admin.jobs.read',
  query: JobQuery,
  response: JobList,
  handle: (ctx, { query }) => listJobs(ctx, query),
})
