import type { Prisma } from '#server/generated/prisma/client'
import type { PaymentMethod } from '#shared/choices/payments'
import type { PaymentFacts } from '#shared/contracts/payments'
import { Decimal, decimal, sum } from '#shared/money'

export const paymentFactFields = {
  id: true, amount: true, currency: true, receivedOn: true, method: true, reference: true, note: true, reversedAt: true,
  reversalReason: true, createdAt: true,
} as const satisfies Prisma.PaymentSelect

/** The select every reader of payments gets. */
export const paymentFields = {
  ...paymentFactFields,
  customer: { select: { id: true, number: true, name: true } },
  allocations: {
    select: { id: true, amount: true, invoice: { select: { id: true, number: true } } },
    orderBy: { id: 'asc' },
  },
} as const satisfies Prisma.PaymentSelect

type FactRow = Prisma.PaymentGetPayload<{ select: typeof paymentFactFields }>
type PaymentRow = Prisma.PaymentGetPayload<{ select: typeof paymentFields }>

/** The payment itself as the contract says it. */
export function toPaymentFacts(row: FactRow): PaymentFacts {
  const { id, currency, receivedOn, reference, note, reversedAt, reversalReason, createdAt } = row
  const method = row.method as PaymentMethod
  return { id, amount: decimal(row.amount), currency, receivedOn, method, reference, note, reversedAt, reversalReason, createdAt }
}

/** The payment with what it is used for. */
export function toPayment(row: PaymentRow) {
  const allocatedTotal = sum(row.allocations.map(allocation => allocation.amount))
  return {
    ...toPaymentFacts(row),
    customer: row.customer,
    allocations: row.allocations.map(allocation => ({ ...allocation, amount: decimal(allocation.amount) })),
    allocatedTotal,
    creditTotal: row.reversedAt ? new Decimal(0) : decimal(row.amount).minus(allocatedTotal),
  }
}
