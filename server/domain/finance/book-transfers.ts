import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import type { Decimal } from '#shared/money'

/** Part of a payment that moves: to the invoice when positive, back to the customer's credit when negative. */
export interface Transfer {
  paymentId: string
  invoiceId: string
  customerId: string
  currency: string
  amount: Decimal
}

/**
 * Books moves between a customer's credit and invoices. No money comes in or goes out, so each is a pair that sums to
 * zero; both are dated today, so that sums by month and customer stay as they were and no past month gets new rows.
 */
export async function bookTransfers(ctx: Context, transfers: readonly Transfer[]): Promise<void> {
  const receivedOn = todayOf(ctx)
  await ctx.db.incomeEntry.createMany({
    data: transfers.flatMap(({ invoiceId, amount, ...transfer }) => [
      { ...transfer, kind: 'TRANSFER' as const, receivedOn, invoiceId: null, amount: amount.negated() },
      { ...transfer, kind: 'TRANSFER' as const, receivedOn, invoiceId, amount },
    ]),
  })
}
