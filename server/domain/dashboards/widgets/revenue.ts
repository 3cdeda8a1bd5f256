import { addDays, dayText } from '#shared/calendar-day'
import { Decimal } from '#shared/money'
import { Prisma } from '#server/generated/prisma/client'
import { rowsOf, type WidgetSource } from './widget-source'

interface Json { months: { month: string, amount: string }[], previousTotal: string }

const monthStart = (day: Date, offset: number) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + offset, 1))

/** The same calendar day a year earlier; the 29th of February becomes the 28th. */
function yearBefore(day: Date): Date {
  const candidate = new Date(Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth(), day.getUTCDate()))
  return candidate.getUTCMonth() === day.getUTCMonth() ? candidate : addDays(candidate, -1)
}

/** Invoiced (net; cancellations subtract) or received (gross) by month; the year before beside it when wanted. */
export const revenueWidget: WidgetSource<'revenue'> = {
  needsTeam: () => false,
  sql({ today }, { basis, months, compare }) {
    const first = monthStart(today, 1 - Number(months))
    const from = dayText(compare ? monthStart(first, -12) : first)
    const days = basis === 'INVOICED'
      ? Prisma.sql`SELECT "issuedOn" AS "on", sum("netTotal") AS amount FROM "Invoice"
          WHERE "issuedOn" BETWEEN ${from}::date AND ${dayText(today)}::date AND status <> 'DRAFT' GROUP BY "issuedOn"`
      : Prisma.sql`SELECT "receivedOn" AS "on", sum(amount) AS amount FROM "IncomeEntry"
          WHERE "receivedOn" BETWEEN ${from}::date AND ${dayText(today)}::date GROUP BY "receivedOn"`
    return Prisma.sql`(WITH days AS MATERIALIZED (${days})
      SELECT json_build_object(
        'months', ${rowsOf(Prisma.sql`SELECT to_char(date_trunc('month', "on"), 'YYYY-MM-DD') AS month, sum(amount)::text AS amount FROM days GROUP BY 1`)},
        'previousTotal', (SELECT coalesce(sum(amount), 0)::text FROM days
          WHERE "on" BETWEEN ${dayText(monthStart(first, -12))}::date AND ${dayText(yearBefore(today))}::date)))`
  },
  data(json: Json, { basis, months, compare }, { today }) {
    const amounts = new Map(json.months.map(month => [month.month, month.amount]))
    const amountOf = (month: Date) => new Decimal(amounts.get(dayText(month)) ?? 0)
    const list = Array.from({ length: Number(months) }, (_, index) => {
      const month = monthStart(today, index + 1 - Number(months))
      return { month, amount: amountOf(month), previous: compare ? amountOf(monthStart(month, -12)) : null }
    })
    return {
      type: 'revenue', basis, months: list,
      total: list.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)),
      previousTotal: compare && Number(months) <= 12 ? new Decimal(json.previousTotal) : null,
    }
  },
}
