import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { claimTimeForLine, listBillableTime, type BillableTime } from '#server/domain/time-tracking'
import type { InvoiceFromTime } from '#shared/contracts/invoices'
import { sum } from '#shared/money'
import { draftHeader } from './draft-header'
import { draftRows } from './draft-lines'
import { getInvoice } from './get-invoice'
import { timeLines, withRate } from './time-lines'

const MAX_LINES = 500

/** What drafting would give; writes nothing. */
export async function previewInvoiceFromTime(ctx: Context, input: InvoiceFromTime) {
  const { header } = await draftHeader(ctx, input.customerId)
  const all = await listBillableTime(ctx, input)
  const lines = timeLines(withRate(all), input.grouping, header.language)
  return {
    lines: lines.map(({ entries, ...line }) => ({ ...line, entryCount: entries.length })),
    netTotal: sum(lines.map(line => line.netAmount)),
    minutes: lines.reduce((total, line) => total + line.minutes, 0),
    entryCount: lines.reduce((total, line) => total + line.entries.length, 0),
    withoutRate: all.length - withRate(all).length,
    ...periodOf(withRate(all)),
  }
}

/**
 * A draft from approved, billable, unbilled time of one customer. Of two people who bill the same time at once one wins;
 * the other gets `time-entry.already-billed`. Throws `invoice.nothing-to-bill`.
 */
export async function draftInvoiceFromTime(ctx: Context, input: InvoiceFromTime) {
  const { header, tax } = await draftHeader(ctx, input.customerId)
  const entries = withRate(await listBillableTime(ctx, input))
  const lines = timeLines(entries, input.grouping, header.language)
  if (lines.length === 0) throw new Problem('invoice.nothing-to-bill')
  if (lines.length > MAX_LINES) throw new Problem('invoice.too-many-lines', { details: { lines: lines.length, most: MAX_LINES } })

  const { rows, totals, taxes } = draftRows(lines.map(line => ({ ...line, unit: 'HUR' as const, ...tax })))
  const { id } = await ctx.db.invoice.create({
    data: {
      ...header, ...totals, ...periodOf(entries), timeGrouping: input.grouping, withTimeAnnex: input.withTimeAnnex, createdAt: ctx.now(),
    },
    select: { id: true },
  })
  const stored = await ctx.db.invoiceLine.createManyAndReturn({
    data: rows.map(row => ({ ...row, invoiceId: id })), select: { id: true, position: true },
  })
  await ctx.db.invoiceTax.createMany({ data: taxes.map(row => ({ ...row, invoiceId: id })) })
  for (const line of stored) {
    await claimTimeForLine(ctx, { lineId: line.id, timeEntryIds: lines[line.position - 1]?.entries.map(entry => entry.id) ?? [] })
  }
  return getInvoice(ctx, { id })
}

function periodOf(entries: readonly BillableTime[]): { serviceFrom: Date | null, serviceTo: Date | null } {
  return { serviceFrom: entries[0]?.workedOn ?? null, serviceTo: entries.at(-1)?.workedOn ?? null }
}
