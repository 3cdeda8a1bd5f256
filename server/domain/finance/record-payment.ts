import type { Context } from '#server/platform/context'
import { invalidFields } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import { todayOf } from '#server/platform/today'
import type { PaymentRecord } from '#shared/contracts/payments'
import { Decimal } from '#shared/money'
import { getPayment } from './get-payment'
import { lockPayableInvoice } from './payable-invoice'

type Recording = PaymentRecord & { invoiceId: string }

/**
 * Records money received for an issued invoice, in the invoice's currency. It pays what is open; the rest is the
 * customer's credit, also when the invoice was paid meanwhile. Throws `invoice.not-issued`, `invoice.already-cancelled`,
 * `payment.on-cancellation`.
 */
export async function recordPayment(ctx: Context, { invoiceId, amount, receivedOn, ...facts }: Recording) {
  if (receivedOn > todayOf(ctx)) throw invalidFields([{ pointer: '#/receivedOn', code: 'payment.in-future' }])
  const { customerId, number, currency, open } = await lockPayableInvoice(ctx, invoiceId)
  const used = Decimal.min(amount, open)
  const credit = amount.minus(used)

  const payment = await ctx.db.payment.create({
    data: {
      customerId, currency, amount, receivedOn, method: facts.method, reference: facts.reference || null, note: facts.note || null,
      createdById: ctx.actor.employeeId,
    },
    select: { id: true },
  })
  if (used.greaterThan(0)) {
    await ctx.db.paymentAllocation.create({ data: { paymentId: payment.id, invoiceId, amount: used }, select: { id: true } })
  }
  const entry = { kind: 'PAYMENT' as const, paymentId: payment.id, customerId, currency, receivedOn }
  await ctx.db.incomeEntry.createMany({
    data: [{ ...entry, invoiceId, amount: used }, { ...entry, invoiceId: null, amount: credit }].filter(part => part.amount.greaterThan(0)),
  })
  if (open.greaterThan(0) && used.equals(open)) {
    await notify(ctx, [], {
      event: 'invoice.paid', params: { number }, link: `/invoices/${invoiceId}`,
      entity: { type: 'Invoice', id: invoiceId }, within: [{ type: 'Customer', id: customerId }],
    })
  }
  return getPayment(ctx, payment)
}
