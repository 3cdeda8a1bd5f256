import type { AuditVerification } from '#shared/contracts/audit'
import type { Context } from '#server/platform/context'

/** Recomputes the company's chain from its first event and names the first place that does not fit. */
export async function verifyAuditChain(ctx: Context): Promise<AuditVerification> {
  const breaks = await ctx.db.$queryRaw<Array<{ seal: bigint, reason: string }>>`SELECT seal, reason FROM audit_chain_break()`
  const [figures] = await ctx.db.$queryRaw<Array<{ sealed: number, unsealed: number, head: string | null }>>`
    SELECT (SELECT count(*)::int FROM "AuditSeal") AS sealed,
      (SELECT count(*)::int FROM "AuditEvent" e WHERE NOT EXISTS (
        SELECT FROM "AuditSeal" s WHERE s."tenantId" = e."tenantId" AND s."eventId" = e.id)) AS unsealed,
      (SELECT hash FROM "AuditSeal" ORDER BY id DESC LIMIT 1) AS head`
  const first = breaks[0]
  return {
    intact: !first,
    sealed: figures?.sealed ?? 0,
    unsealed: figures?.unsealed ?? 0,
    head: figures?.head ?? null,
    breakAt: first ? { seal: String(first.seal), reason: first.reason } : null,
  }
}
