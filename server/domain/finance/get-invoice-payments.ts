import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import type { InvoicePayments } from '#shared/contracts/payments'
import { Decimal, decimal, sum } from '#shared/money'
import { findOpenCredit } from './open-credit'
import { paymentFactFields, toPaymentFacts } from './payment-fields'

/** What was paid on one invoice, what was taken back, and the credit that could pay it. */
export async function getInvoicePayments(ctx: Context, { id }: { id: string }): Promise<InvoicePayments> {
  const invoice = required(await ctx.db.invoice.findFirst({
    relationLoadStrategy: 'join',
    where: { id },
    select: {
      type: true, status: true, customerId: true, currency: true, grossTotal: true, paidTotal: true,
      allocations: { select: { id: true, amount: true, createdAt: true, payment: { select: paymentFactFields } }, orderBy: { id: 'asc' } },
      income: {
        where: { kind: 'REVERSAL' },
        select: { id: true, amount: true, payment: { select: paymentFactFields } },
        orderBy: { id: 'asc' },
      },
    },
  }))
  const credits = await findOpenCredit(ctx, invoice)
  const claims = invoice.type === 'INVOICE' && invoice.status !== 'DRAFT' && invoice.status !== 'CANCELLED'
  return {
    currency: invoice.currency,
    grossTotal: decimal(invoice.grossTotal),
    paidTotal: decimal(invoice.paidTotal),
    openTotal: claims ? decimal(invoice.grossTotal).minus(decimal(invoice.paidTotal)) : new Decimal(0),
    customerCredit: sum(credits.map(credit => credit.creditTotal)),
    items: invoice.allocations.map(({ id: allocationId, amount, createdAt, payment }) => ({
      id: allocationId, amount: decimal(amount), allocatedAt: createdAt, payment: toPaymentFacts(payment),
    })),
    reversed: invoice.income.map(({ id: entryId, amount, payment }) => ({
      id: entryId, amount: decimal(amount).negated(), payment: toPaymentFacts(payment),
    })),
  }
}
