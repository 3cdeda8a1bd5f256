import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { foundBy, listPage } from '#server/domain/search'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { PaymentQuery } from '#shared/contracts/payments'
import { paymentFields, toPayment } from './payment-fields'

/** One page of the payments; `q` looks in customer, invoice number and reference. */
export async function listPayments(ctx: Context, query: PaymentQuery) {
  const where = conditions(query)
  const { key, direction } = sortOrder(query.sort)
  const page = pageOf(query)
  const { items, total } = await listPage(ctx, {
    kind: 'Payment',
    q: query.q,
    where,
    page,
    rows: () => ctx.db.payment.findMany({
      relationLoadStrategy: 'join', where, select: paymentFields, orderBy: [{ [key]: direction }, { id: direction }], ...page,
    }),
    count: most => ctx.db.payment.count({ where, ...most }),
  })
  return { items: items.map(toPayment), total }
}

function conditions({ q, customerId, method, from, to, reversed }: PaymentQuery): Prisma.PaymentWhereInput {
  return {
    customerId,
    method,
    receivedOn: { gte: from, lte: to },
    ...reversed === undefined ? {} : { reversedAt: reversed ? { not: null } : null },
    // Bookings, not allocations: a reversed payment is still found by its invoice.
    ...q ? { OR: [{ id: foundBy('Payment', { q }) }, { income: { some: { invoiceId: foundBy('Invoice', { q }) } } }] } : {},
  }
}
