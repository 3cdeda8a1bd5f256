import { fromPrisma } from 'pg-boss'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { jobQueue } from '#server/platform/jobs'
import { requireJob } from './require-job'

/** Takes a waiting or failed job out of the queue for good. Throws `job.not-failed` for one that runs or is done. */
export async function discardJob(ctx: Context, id: string): Promise<void> {
  const { name, state } = await requireJob(ctx, id)
  if (!['created', 'retry', 'failed'].includes(state)) throw new Problem('job.not-failed')
  await jobQueue().deleteJob(name, id, { db: fromPrisma(ctx.db) })
  await ctx.audit('job.discarded', { type: 'Job', id, details: { name, state } })
}
