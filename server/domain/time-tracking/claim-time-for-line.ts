import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'

interface Claim {
  lineId: string
  timeEntryIds: readonly string[]
}

/**
 * Ties time to the invoice line that bills it. Two people may try the same time at once: the row locks of the
 * update let one win, the other finds fewer rows than asked for and gets `time-entry.already-billed`.
 */
export async function claimTimeForLine(ctx: Context, { lineId, timeEntryIds }: Claim): Promise<void> {
  const ids = [...new Set(timeEntryIds)]
  if (ids.length === 0) return
  const { count } = await ctx.db.timeEntry.updateMany({
    where: { id: { in: ids }, status: 'APPROVED', billable: true, invoiceLineId: null },
    data: { invoiceLineId: lineId, version: { increment: 1 } },
  })
  if (count !== ids.length) {
    throw new Problem('time-entry.already-billed', { details: { asked: ids.length, free: count } })
  }
}

/** Frees the time of invoice lines that no longer bill it: their draft was changed or deleted, their invoice cancelled. */
export async function releaseTimeOfLines(ctx: Context, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return
  await ctx.db.timeEntry.updateMany({
    where: { invoiceLineId: { in: [...lineIds] } },
    data: { invoiceLineId: null, version: { increment: 1 } },
  })
}
