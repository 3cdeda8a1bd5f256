import { z } from 'zod'
import { blank } from './blank'
import { CustomerRef } from './customers'
import { Day, Flag, Id, Instant, line, listOf, listQuery, Money, text } from './primitives'
import { PAYMENT_METHODS } from '../choices/payments'

/** How an income entry came about: money came in, was taken back, or moved between an invoice and the credit. */
export const INCOME_KINDS = ['PAYMENT', 'REVERSAL', 'TRANSFER'] as const
export type IncomeKind = typeof INCOME_KINDS[number]

const PositiveMoney = Money.refine(amount => amount.greaterThan(0), { error: 'payment.amount-not-positive' })

/** Money received for an invoice, in the invoice's currency. What exceeds the open amount becomes the customer's credit. */
export const PaymentRecord = z.strictObject({
  amount: PositiveMoney,
  /** Calendar day of the receipt; not in the future. */
  receivedOn: Day,
  method: z.enum(PAYMENT_METHODS).default('BANK_TRANSFER'),
  reference: blank(line(140)),
  note: blank(text(1000)),
})
export type PaymentRecord = z.output<typeof PaymentRecord>

export const PaymentReverse = z.strictObject({ reason: line(200, 3) })
export type PaymentReverse = z.output<typeof PaymentReverse>

/** Uses the credit of the invoice's customer, oldest payment first; without an amount as much as is open and there. */
export const CreditApply = z.strictObject({
  invoiceId: Id,
  amount: PositiveMoney.optional(),
})
export type CreditApply = z.output<typeof CreditApply>

const InvoiceRef = z.object({ id: Id, number: z.string().nullable() })

/** Sums are never taken across currencies. */
export const CurrencySum = z.object({ currency: z.string(), amount: Money })
export type CurrencySum = z.output<typeof CurrencySum>

export const PaymentFacts = z.object({
  id: Id,
  amount: Money,
  currency: z.string(),
  receivedOn: Day,
  method: z.enum(PAYMENT_METHODS),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  reversedAt: Instant.nullable(),
  reversalReason: z.string().nullable(),
  createdAt: Instant,
})
export type PaymentFacts = z.output<typeof PaymentFacts>

export const Payment = PaymentFacts.extend({
  customer: CustomerRef,
  /** Empty once the payment is reversed. */
  allocations: z.array(z.object({ id: Id, invoice: InvoiceRef, amount: Money })),
  allocatedTotal: Money,
  /** Part that no invoice has used: the customer's credit; 0 once the payment is reversed. */
  creditTotal: Money,
})
export type Payment = z.output<typeof Payment>

/** A payment with its bookings; these still name the invoices after a reversal. */
export const PaymentDetail = Payment.extend({
  recordedBy: z.string().nullable(),
  income: z.array(z.object({
    id: Id,
    kind: z.enum(INCOME_KINDS),
    invoice: InvoiceRef.nullable(),
    amount: Money,
    receivedOn: Day,
    createdAt: Instant,
  })),
})
export type PaymentDetail = z.output<typeof PaymentDetail>

export const PaymentQuery = listQuery(['-receivedOn', 'amount', 'createdAt'], {
  customerId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  method: z.enum(PAYMENT_METHODS).optional(),
  reversed: Flag.optional(),
})
export type PaymentQuery = z.output<typeof PaymentQuery>

export const PaymentList = listOf(Payment)
export type PaymentList = z.output<typeof PaymentList>

/** What was paid on one invoice, what is open and how much credit its customer has in its currency. */
export const InvoicePayments = z.object({
  currency: z.string(),
  grossTotal: Money,
  paidTotal: Money,
  openTotal: Money,
  customerCredit: Money,
  items: z.array(z.object({ id: Id, amount: Money, allocatedAt: Instant, payment: PaymentFacts })),
  /** Payments that were taken back, with the part that had been used for this invoice. */
  reversed: z.array(z.object({ id: Id, amount: Money, payment: PaymentFacts })),
})
export type InvoicePayments = z.output<typeof InvoicePayments>

/** Payments of a customer that are not used up, oldest first. */
export const CustomerCredit = z.object({
  sums: z.array(CurrencySum),
  items: z.array(z.object({
    paymentId: Id,
    receivedOn: Day,
    method: z.enum(PAYMENT_METHODS),
    reference: z.string().nullable(),
    currency: z.string(),
    amount: Money,
    creditTotal: Money,
  })),
})
export type CustomerCredit = z.output<typeof CustomerCredit>
