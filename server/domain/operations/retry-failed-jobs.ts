import { fromPrisma } from 'pg-boss'
import type { Context } from '#server/platform/context'
import { DEAD_LETTERS, jobQueue } from '#server/platform/jobs'

const MOST = 1000

/** Gives every failed job of the company another attempt, at most a thousand at once, and answers how many. */
export async function retryFailedJobs(ctx: Context): Promise<{ count: number }> {
  const rows = await ctx.db.$queryRaw<Array<{ name: string, ids: string[] }>>`
    SELECT name, array_agg(id::text) AS ids FROM (
      SELECT name, id FROM pgboss.job
      WHERE state = 'failed' AND name <> ${DEAD_LETTERS} AND data->'tenant'->>'id' = current_tenant()::text ORDER BY created_on LIMIT ${MOST}) failed
    GROUP BY name`
  let count = 0
  for (const { name, ids } of rows) {
    await jobQueue().retry(name, ids, { db: fromPrisma(ctx.db) })
    count += ids.length
  }
  if (count > 0) await ctx.audit('jobs.retried', { type: 'Job', details: { count } })
  return { count }
}
