import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import type { CreditApply } from '#shared/contracts/payments'
import { Decimal, sum } from '#shared/money'
import { bookTransfers, type Transfer } from './book-transfers'
import { getInvoicePayments } from './get-invoice-payments'
import { lockOpenCredit, type OpenCredit } from './open-credit'
import { lockPayableInvoice, type PayableInvoice } from './payable-invoice'

/**
 * Pays an invoice from what its customer has paid too much in the same currency, oldest payment first. Throws
 * `invoice.nothing-open`, `payment.no-credit`, and for an amount that is more than open or there `request.invalid`.
 */
export async function applyCredit(ctx: Context, { invoiceId, amount }: CreditApply) {
  const invoice = await lockPayableInvoice(ctx, invoiceId)
  if (!invoice.open.greaterThan(0)) throw new Problem('invoice.nothing-open')
  const credits = await lockOpenCredit(ctx, invoice)
  if (credits.length === 0) throw new Problem('payment.no-credit')
  const available = sum(credits.map(credit => credit.creditTotal))
  if (amount?.greaterThan(invoice.open)) throw invalidFields([{ pointer: '#/amount', code: 'payment.exceeds-open' }])
  if (amount?.greaterThan(available)) throw invalidFields([{ pointer: '#/amount', code: 'payment.exceeds-credit' }])

  const transfers = spread(invoice, credits, amount ?? Decimal.min(invoice.open, available))
  await ctx.db.paymentAllocation.createMany({
    data: transfers.map(({ paymentId, amount: part }) => ({ paymentId, invoiceId, amount: part })),
  })
  await bookTransfers(ctx, transfers)
  return getInvoicePayments(ctx, { id: invoiceId })
}

/** Which payment gives how much, in the order given. */
function spread(invoice: PayableInvoice, credits: readonly OpenCredit[], wanted: Decimal): Transfer[] {
  const transfers: Transfer[] = []
  let left = wanted
  for (const { paymentId, creditTotal } of credits) {
    if (left.isZero()) break
    const amount = Decimal.min(left, creditTotal)
    transfers.push({ paymentId, invoiceId: invoice.id, customerId: invoice.customerId, currency: invoice.currency, amount })
    left = left.minus(amount)
  }
  return transfers
}
