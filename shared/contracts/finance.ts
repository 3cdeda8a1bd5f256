import { z } from 'zod'
import { CustomerRef } from './customers'
import { PAYMENT_METHODS } from '../choices/payments'
import { CurrencySum, INCOME_KINDS } from './payments'
import { Day, Id, Instant, line, listOf, listQuery, Money } from './primitives'

/** `YYYY-MM` on the wire, the month's first day in code. */
const Month = z.codec(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month.invalid' }), z.date(), {
  decode: month => new Date(`${month}-01T00:00:00.000Z`),
  encode: date => date.toISOString().slice(0, 7),
})

const Currency = z.string().regex(/^[A-Z]{3}$/, { error: 'currency.invalid' })

const filters = {
  /** Together with `from` and `to` the days that are in both. */
  month: Month.optional(),
  from: Day.optional(),
  to: Day.optional(),
  customerId: Id.optional(),
  kind: z.enum(INCOME_KINDS).optional(),
  method: z.enum(PAYMENT_METHODS).optional(),
}

/** Money in by the day it was received; entries are never changed, a reversal adds a negative one dated the day it is made. */
export const IncomeEntry = z.object({
  id: Id,
  kind: z.enum(INCOME_KINDS),
  receivedOn: Day,
  customer: CustomerRef,
  /** Null: the customer's credit. */
  invoice: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  payment: z.object({ id: Id, method: z.enum(PAYMENT_METHODS), reference: z.string().nullable() }),
  amount: Money,
  currency: z.string(),
  createdAt: Instant,
})
export type IncomeEntry = z.output<typeof IncomeEntry>

export const IncomeQuery = listQuery(['-receivedOn', 'amount', 'createdAt'], filters)
export type IncomeQuery = z.output<typeof IncomeQuery>

export const IncomeList = listOf(IncomeEntry).extend({ sums: z.array(CurrencySum) })
export type IncomeList = z.output<typeof IncomeList>

/** Filters of the list without page and sort. */
export const IncomeFilter = z.strictObject({ q: line(100).optional(), ...filters })
export type IncomeFilter = z.output<typeof IncomeFilter>

export const IncomeExportQuery = IncomeFilter.extend({ format: z.enum(['csv', 'xlsx']) })
export type IncomeExportQuery = z.output<typeof IncomeExportQuery>

/** The currency defaults to the company's. */
export const IncomeByMonthQuery = z.strictObject({
  year: z.coerce.number().int().min(1990).max(2200),
  customerId: Id.optional(),
  currency: Currency.optional(),
})
export type IncomeByMonthQuery = z.output<typeof IncomeByMonthQuery>

/** All twelve months of a year. `total` is what came in less what was taken back in that month. */
export const IncomeByMonth = z.object({
  year: z.int(),
  currency: z.string(),
  months: z.array(z.object({ month: Day, received: Money, reversed: Money, total: Money })),
  total: Money,
  /** First and last year with entries, for choosing another one; null without any. */
  firstYear: z.int().nullable(),
  lastYear: z.int().nullable(),
})
export type IncomeByMonth = z.output<typeof IncomeByMonth>

export const IncomeByCustomerQuery = listQuery(['-total', 'name'], {
  from: Day.optional(),
  to: Day.optional(),
  currency: Currency.optional(),
})
export type IncomeByCustomerQuery = z.output<typeof IncomeByCustomerQuery>

/** One row per customer with income in the period; `sum` is over all customers, not only those of the page. */
export const IncomeByCustomer = listOf(z.object({
  customer: CustomerRef,
  paymentCount: z.int(),
  lastReceivedOn: Day,
  total: Money,
})).extend({ currency: z.string(), sum: Money })
export type IncomeByCustomer = z.output<typeof IncomeByCustomer>
