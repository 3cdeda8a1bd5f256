import type { Context } from '#server/platform/context'
import { decimal } from '#shared/money'
import { bookTransfers } from './book-transfers'
import { lockInvoices } from './payable-invoice'

/** Turns what was paid on an invoice into its customer's credit; for an invoice that has just been cancelled. */
export async function releasePaymentsOf(ctx: Context, invoiceId: string): Promise<void> {
  await lockInvoices(ctx, [invoiceId])
  const allocations = await ctx.db.paymentAllocation.findMany({
    relationLoadStrategy: 'join',
    where: { invoiceId },
    select: { paymentId: true, amount: true, payment: { select: { customerId: true, currency: true } } },
  })
  if (allocations.length === 0) return
  await ctx.db.paymentAllocation.deleteMany({ where: { invoiceId } })
  await bookTransfers(ctx, allocations.map(({ paymentId, amount, payment }) => ({
    ...payment, paymentId, invoiceId, amount: decimal(amount).negated(),
  })))
}
