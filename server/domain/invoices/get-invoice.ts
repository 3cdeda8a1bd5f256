import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { invoiceFields, toInvoice, type InvoiceRow } from './invoice-fields'

/** One invoice with its lines and taxes. Throws `record.not-found`. */
export async function getInvoice(ctx: Context, { id }: { id: string }) {
  return toInvoice(await requireInvoice(ctx, id), todayOf(ctx))
}

/** The row behind it, for use cases. */
export async function requireInvoice(ctx: Context, id: string): Promise<InvoiceRow> {
  return required(await ctx.db.invoice.findFirst({ relationLoadStrategy: 'join', where: { id }, select: invoiceFields }))
}
