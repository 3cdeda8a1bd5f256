import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import { addDays } from '#shared/calendar-day'
import type { IncomeEntry, IncomeFilter, IncomeList, IncomeQuery } from '#shared/contracts/finance'
import type { PaymentMethod } from '#shared/choices/payments'
import { decimal } from '#shared/money'

const incomeFields = {
  id: true, kind: true, receivedOn: true, amount: true, currency: true, createdAt: true,
  customer: { select: { id: true, number: true, name: true } },
  invoice: { select: { id: true, number: true } },
  payment: { select: { id: true, method: true, reference: true } },
} as const satisfies Prisma.IncomeEntrySelect

/** One page of the income with the sums of all that match; `q` looks in customer, invoice number and reference. */
export async function listIncome(ctx: Context, query: IncomeQuery): Promise<IncomeList> {
  const items = await findIncome(ctx, query, pageOf(query))
  const groups = await ctx.db.incomeEntry.groupBy({
    by: ['currency'], where: conditions(query), _count: { _all: true }, _sum: { amount: true }, orderBy: { currency: 'asc' },
  })
  return {
    items,
    total: groups.reduce((total, group) => total + group._count._all, 0),
    sums: groups.map(group => ({ currency: group.currency, amount: decimal(group._sum.amount ?? '0') })),
  }
}

/** Income of a filter, all or one page of it. */
export async function findIncome(
  ctx: Context,
  { sort, ...filter }: IncomeFilter & { sort: string },
  page: { skip?: number, take: number },
): Promise<IncomeEntry[]> {
  const { key, direction } = sortOrder(sort)
  const rows = await ctx.db.incomeEntry.findMany({
    relationLoadStrategy: 'join', where: conditions(filter), select: incomeFields, ...page,
    orderBy: [{ [key]: direction }, { id: direction }],
  })
  return rows.map(({ amount, payment, ...row }) => ({
    ...row, amount: decimal(amount), payment: { ...payment, method: payment.method as PaymentMethod },
  }))
}

function conditions({ q, month, from, to, customerId, kind, method }: IncomeFilter): Prisma.IncomeEntryWhereInput {
  const matches = { contains: q, mode: 'insensitive' as const }
  return {
    customerId,
    kind,
    AND: [
      { receivedOn: { gte: from, lte: to } },
      month ? { receivedOn: { gte: month, lte: lastDayOf(month) } } : {},
      method ? { payment: { method } } : {},
      q ? { OR: [{ customer: { name: matches } }, { invoice: { number: matches } }, { payment: { reference: matches } }] } : {},
    ],
  }
}

function lastDayOf(month: Date): Date {
  return addDays(new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1)), -1)
}
