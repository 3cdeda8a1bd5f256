import type { CHAIN_BREAKS, ChainResult } from '#shared/contracts/audit'
import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { readAuditHeads, type AuditHead } from './audit-head'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
type BreakReason = typeof CHAIN_BREAKS[number]

/** One window takes a fraction of a second; the statement timeout is 20. */
const WINDOW = 20_000
const HEADS_AT_ONCE = 500
const NO_HASH = '0'.repeat(64)

interface Window {
  checked: number
  last_seal: bigint | null
  last_hash: string | null
  break_seal: bigint | null
  break_event: bigint | null
  break_reason: BreakReason | null
}

interface Options {
  tenantId: string
  /** Told after each window how many seals are through. */
  onProgress?: (done: number) => Promise<void>
}

/**
 * Recomputes the company's chain from its first event, in windows with a transaction each, and compares it with the daily heads that are
 * kept outside the database. Stops at the first place that does not fit.
 */
export async function verifyChain(inTenant: InTenant, { tenantId, onProgress }: Options): Promise<ChainResult> {
  const started = performance.now()
  const walked = await walk(inTenant, onProgress)
  const heads = walked.breakAt ? [] : await readAuditHeads(tenantId)
  const breakAt = walked.breakAt ?? await headThatDiffers(inTenant, heads)
  const unsealed = await inTenant(countUnsealed)
  return {
    intact: !breakAt, sealed: walked.sealed, unsealed, head: walked.head, heads: heads.length,
    milliseconds: Math.round(performance.now() - started), breakAt,
  }
}

async function walk(inTenant: InTenant, onProgress: Options['onProgress']) {
  let [sealed, seal, hash] = [0, 0n, NO_HASH]
  for (;;) {
    const window = await inTenant(ctx => nextWindow(ctx, seal, hash))
    sealed += window.checked
    if (window.break_reason) return { sealed, head: hash, breakAt: breakOf(window, window.break_reason) }
    if (window.last_seal && window.last_hash) [seal, hash] = [window.last_seal, window.last_hash]
    await onProgress?.(sealed)
    if (window.checked < WINDOW) return { sealed, head: sealed ? hash : null, breakAt: null }
  }
}

function breakOf(window: Window, reason: BreakReason): ChainResult['breakAt'] {
  return { seal: String(window.break_seal), event: String(window.break_event), day: null, reason }
}

async function nextWindow(ctx: Context, seal: bigint, hash: string): Promise<Window> {
  const rows = await ctx.db.$queryRaw<Window[]>`SELECT * FROM audit_chain_window(${seal}::bigint, ${hash}, ${WINDOW}::int)`
  return required(rows[0])
}

/** Whoever cut off the end of the chain, or rewrote all of it, contradicts what was kept outside. */
async function headThatDiffers(inTenant: InTenant, heads: readonly AuditHead[]): Promise<ChainResult['breakAt']> {
  for (let start = 0; start < heads.length; start += HEADS_AT_ONCE) {
    const some = heads.slice(start, start + HEADS_AT_ONCE)
    const ids = some.map(head => BigInt(head.seal))
    const seals = await inTenant(ctx => ctx.db.auditSeal.findMany({ where: { id: { in: ids } }, select: { id: true, hash: true } }))
    const hashes = new Map(seals.map(seal => [String(seal.id), seal.hash]))
    const wrong = some.find(head => hashes.get(head.seal) !== head.hash)
    if (wrong) return { seal: wrong.seal, event: null, day: wrong.at.slice(0, 10), reason: 'changed-head' }
  }
  return null
}

async function countUnsealed(ctx: Context): Promise<number> {
  const [row] = await ctx.db.$queryRaw<Array<{ count: number }>>`
    SELECT ((SELECT count(*) FROM "AuditEvent") - (SELECT count(*) FROM "AuditSeal"))::int AS count`
  return Math.max(0, row?.count ?? 0)
}
