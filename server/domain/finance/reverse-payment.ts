import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import type { PaymentReverse } from '#shared/contracts/payments'
import { decimal } from '#shared/money'
import { getPayment } from './get-payment'
import { lockInvoices } from './payable-invoice'

type Reversal = PaymentReverse & { id: string }

/**
 * Takes a payment back as a whole (returned debit, wrong booking): its invoices are open again and counter entries dated
 * today bring its income to zero. Throws `payment.already-reversed`, `record.changed` when it was used for another invoice
 * in the same moment.
 */
export async function reversePayment(ctx: Context, { id, reason }: Reversal) {
  const payment = await lockWithInvoices(ctx, id)
  await ctx.db.paymentAllocation.deleteMany({ where: { paymentId: id } })

  const booked = await ctx.db.incomeEntry.groupBy({ by: ['invoiceId'], where: { paymentId: id }, _sum: { amount: true } })
  const receivedOn = todayOf(ctx)
  await ctx.db.incomeEntry.createMany({
    data: booked.map(({ invoiceId, _sum }) => ({
      kind: 'REVERSAL' as const, paymentId: id, invoiceId, customerId: payment.customerId, currency: payment.currency, receivedOn,
      amount: decimal(_sum.amount ?? '0').negated(),
    })).filter(entry => !entry.amount.isZero()),
  })
  await ctx.db.payment.updateMany({ where: { id }, data: { reversedAt: ctx.now(), reversalReason: reason } })
  return getPayment(ctx, { id })
}

/** Invoices first, then the payment: the order in which everybody locks. */
async function lockWithInvoices(ctx: Context, id: string) {
  const before = await invoicesOf(ctx, id)
  await lockInvoices(ctx, before)
  await ctx.db.$queryRaw`SELECT id FROM "Payment" WHERE "tenantId" = current_tenant() AND id = ${id}::uuid FOR UPDATE`
  const payment = required(await ctx.db.payment.findFirst({
    where: { id }, select: { customerId: true, currency: true, reversedAt: true },
  }))
  if (payment.reversedAt) throw new Problem('payment.already-reversed')
  const after = await invoicesOf(ctx, id)
  if (after.some(invoiceId => !before.includes(invoiceId))) throw new Problem('record.changed')
  return payment
}

async function invoicesOf(ctx: Context, paymentId: string): Promise<string[]> {
  const allocations = await ctx.db.paymentAllocation.findMany({ where: { paymentId }, select: { invoiceId: true } })
  return allocations.map(allocation => allocation.invoiceId)
}
