import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'

/** A job of the company's own; throws `record.not-found` for all others. */
export async function requireJob(ctx: Context, id: string): Promise<{ name: string, state: string }> {
  const rows = await ctx.db.$queryRaw<Array<{ name: string, state: string }>>`
    SELECT name, state::text AS state FROM pgboss.job WHERE id = ${id}::uuid AND data->'tenant'->>'id' = current_tenant()::text`
  return required(rows[0])
}
