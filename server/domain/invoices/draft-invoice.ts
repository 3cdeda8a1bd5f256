import type { Context } from '#server/platform/context'
import type { InvoiceDraftCreate } from '#shared/contracts/invoices'
import { draftHeader } from './draft-header'
import { draftRows } from './draft-lines'
import { getInvoice } from './get-invoice'

/** A free draft for a customer. It has no number; what the input leaves out follows from customer and company. */
export async function draftInvoice(ctx: Context, { customerId, lines, ...given }: InvoiceDraftCreate) {
  const { header } = await draftHeader(ctx, customerId)
  const { rows, totals, taxes } = draftRows(lines)
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const { id } = await ctx.db.invoice.create({ data: { ...header, ...stated, ...totals, createdAt: ctx.now() }, select: { id: true } })
  await ctx.db.invoiceLine.createMany({ data: rows.map(row => ({ ...row, invoiceId: id })) })
  await ctx.db.invoiceTax.createMany({ data: taxes.map(tax => ({ ...tax, invoiceId: id })) })
  return getInvoice(ctx, { id })
}
