import type { Context } from '#server/platform/context'

const BATCH = 5000

/** How many ids behind the last sealed event are looked at for events of transactions that committed late. */
export type SealReach = 'near' | 'far' | 'everything'

const WINDOW: Record<SealReach, number | null> = { near: 5_000, far: 50_000, everything: null }

/** Seals what was committed since the last time and answers how many events. */
export async function sealAuditEvents(ctx: Context, reach: SealReach = 'far'): Promise<number> {
  const [row] = await ctx.db.$queryRaw<Array<{ sealed: number }>>`SELECT seal_audit(${BATCH}::int, ${WINDOW[reach]}::bigint) AS sealed`
  return row?.sealed ?? 0
}

/** Whether a round took as much as one may, so that more is likely waiting. */
export function wasFullBatch(sealed: number): boolean {
  return sealed >= BATCH
}
