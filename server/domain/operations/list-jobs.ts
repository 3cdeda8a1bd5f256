import type { JobItem, JobQuery } from '#shared/contracts/platform'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { DEAD_LETTERS } from '#server/platform/jobs'

interface JobRow extends Omit<JobItem, 'error'> {
  output: unknown
  total: number
}

/** The company's own jobs; the queue's table is shared by all companies, so the envelope decides. */
export async function listJobs(ctx: Context, query: JobQuery): Promise<{ items: JobItem[], total: number }> {
  const direction = query.sort.startsWith('-') ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const rows = await ctx.db.$queryRaw<JobRow[]>`
    SELECT id, name, state::text AS state, retry_count + (started_on IS NOT NULL)::int AS attempts, created_on AS "createdAt", start_after AS "startAfter",
      completed_on AS "completedAt", data->>'requestId' AS "requestId", output, count(*) OVER ()::int AS total
    FROM pgboss.job
    WHERE data->'tenant'->>'id' = current_tenant()::text AND name <> ${DEAD_LETTERS}
      ${query.state ? Prisma.sql`AND state::text = ${query.state}` : Prisma.empty}
      ${query.name ? Prisma.sql`AND name = ${query.name}` : Prisma.empty}
      ${query.q ? Prisma.sql`AND (name ILIKE ${`%${query.q}%`} OR data->>'requestId' = ${query.q})` : Prisma.empty}
    ORDER BY created_on ${direction}, id LIMIT ${query.limit} OFFSET ${(query.page - 1) * query.limit}`
  return {
    items: rows.map(({ output, total: _total, ...row }) => ({ ...row, error: messageOf(row.state, output) })),
    total: rows[0]?.total ?? 0,
  }
}

function messageOf(state: string, output: unknown): string | null {
  if (state !== 'failed' && state !== 'retry') return null
  if (typeof output !== 'object' || output === null || !('message' in output)) return null
  return String(output.message).slice(0, 500)
}
