import { fromPrisma } from 'pg-boss'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { jobQueue } from '#server/platform/jobs'
import { requireJob } from './require-job'

/** Gives a job that failed for good one more attempt. Throws `job.not-failed`. */
export async function retryJob(ctx: Context, id: string): Promise<void> {
  const { name, state } = await requireJob(ctx, id)
  if (state !== 'failed') throw new Problem('job.not-failed')
  await jobQueue().retry(name, id, { db: fromPrisma(ctx.db) })
  await ctx.audit('job.retried', { type: 'Job', id, details: { name } })
}
