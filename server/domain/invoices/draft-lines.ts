import type { Context } from '#server/platform/context'
import { releaseTimeOfLines } from '#server/domain/time-tracking'
import type { InvoiceLineInput } from '#shared/contracts/invoices'
import { invoiceTotals, type InvoiceTotals } from '#shared/invoice-totals'
import { hasTax } from '#shared/tax-categories'
import { plainText, type DecimalInput } from '#shared/money'

export interface DraftLine extends Pick<InvoiceLineInput, 'description' | 'unit' | 'taxCategory'> {
  id?: string
  details?: string | null
  quantity: DecimalInput
  unitPrice: DecimalInput
  discountPercent?: DecimalInput
  taxRate: DecimalInput
  exemptionReason?: string | null
}

/** Lines and totals as the database keeps them; the one place where drafted figures become stored amounts. */
export function draftRows(lines: readonly DraftLine[]) {
  const figures = lines.map(line => ({
    description: line.description, details: line.details || null, unit: line.unit, quantity: plainText(line.quantity),
    unitPrice: plainText(line.unitPrice),
    discountPercent: plainText(line.discountPercent ?? '0'), taxCategory: line.taxCategory,
    taxRate: hasTax(line.taxCategory) ? plainText(line.taxRate) : '0', exemptionReason: line.exemptionReason || null,
  }))
  const totals = invoiceTotals(figures)
  const rows = figures.map((line, index) => ({ ...line, position: index + 1, netAmount: totals.lines[index]?.net.toFixed(2) ?? '0.00' }))
  return { rows, totals: storedTotals(totals), taxes: storedTaxes(totals) }
}

function storedTotals(totals: InvoiceTotals) {
  return { netTotal: totals.net.toFixed(2), taxTotal: totals.tax.toFixed(2), grossTotal: totals.gross.toFixed(2) }
}

function storedTaxes(totals: InvoiceTotals) {
  return totals.taxes.map(tax => ({
    category: tax.category, rate: tax.rate.toFixed(), base: tax.base.toFixed(2), tax: tax.tax.toFixed(2),
    exemptionReason: tax.exemptionReason,
  }))
}

/**
 * Replaces the lines of a draft. A line that comes back with its id keeps the time it bills; the time of lines that
 * are gone is free again. Ids that are not lines of this draft count as new lines.
 */
export async function replaceLines(ctx: Context, invoiceId: string, lines: readonly DraftLine[]) {
  const { rows, totals, taxes } = draftRows(lines)
  const existing = await ctx.db.invoiceLine.findMany({ where: { invoiceId }, select: { id: true } })
  const kept = new Set(existing.map(line => line.id).filter(id => lines.some(line => line.id === id)))
  const gone = existing.map(line => line.id).filter(id => !kept.has(id))
  await releaseTimeOfLines(ctx, gone)
  if (gone.length) await ctx.db.invoiceLine.deleteMany({ where: { id: { in: gone } } })
  // Positions are unique: the kept lines make room first.
  if (kept.size) await ctx.db.$executeRaw`UPDATE "InvoiceLine" SET position = -position WHERE "tenantId" = current_tenant() AND "invoiceId" = ${invoiceId}::uuid`
  for (const [index, row] of rows.entries()) {
    const id = lines[index]?.id
    if (id && kept.delete(id)) await ctx.db.invoiceLine.updateMany({ where: { id, invoiceId }, data: row })
    else await ctx.db.invoiceLine.create({ data: { ...row, invoiceId }, select: { id: true } })
  }
  await ctx.db.invoiceTax.deleteMany({ where: { invoiceId } })
  await ctx.db.invoiceTax.createMany({ data: taxes.map(tax => ({ ...tax, invoiceId })) })
  return totals
}
