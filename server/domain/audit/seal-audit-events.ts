import type { Context } from '#server/platform/context'

const BATCH = 5000

/**
 * Seals what was committed since the last time and answers how many events.
 * @param everything also looks far back, for events of transactions that took long
 */
export async function sealAuditEvents(ctx: Context, everything = false): Promise<number> {
  const [row] = await ctx.db.$queryRaw<Array<{ sealed: number }>>`
    SELECT seal_audit(${BATCH}::int, CASE WHEN ${everything} THEN NULL ELSE 50000 END) AS sealed`
  return row?.sealed ?? 0
}

/** Whether a round took as much as one may, so that more is likely waiting. */
export function wasFullBatch(sealed: number): boolean {
  return sealed >= BATCH
}
