import type { Context } from '#server/platform/context'
import { dayText } from '#shared/calendar-day'
import type { IncomeByMonth, IncomeByMonthQuery } from '#shared/contracts/finance'
import { Decimal, sum } from '#shared/money'

interface Row {
  month: number
  received: string
  reversed: string
  total: string
}

/** Income of a year by month; months without any are there with 0. */
export async function incomeByMonth(ctx: Context, query: IncomeByMonthQuery): Promise<IncomeByMonth> {
  const { year, customerId, currency = ctx.actor.tenant.currency } = query
  const first = dayText(new Date(Date.UTC(year, 0, 1)))
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT extract(month FROM "receivedOn")::int AS month,
      coalesce(sum(amount) FILTER (WHERE kind = 'PAYMENT'), 0)::text AS received,
      coalesce(sum(amount) FILTER (WHERE kind = 'REVERSAL'), 0)::text AS reversed,
      sum(amount)::text AS total
    FROM "IncomeEntry"
    WHERE "tenantId" = current_tenant() AND "receivedOn" >= ${first}::date AND "receivedOn" < ${first}::date + interval '1 year'
      AND currency = ${currency} AND (${customerId ?? null}::uuid IS NULL OR "customerId" = ${customerId ?? null}::uuid)
    GROUP BY 1`
  const range = await ctx.db.incomeEntry.aggregate({
    where: { customerId, currency }, _min: { receivedOn: true }, _max: { receivedOn: true },
  })

  const byMonth = new Map(rows.map(row => [row.month, row]))
  const months = Array.from({ length: 12 }, (_, index) => {
    const row = byMonth.get(index + 1)
    return {
      month: new Date(Date.UTC(year, index, 1)),
      received: new Decimal(row?.received ?? 0), reversed: new Decimal(row?.reversed ?? 0), total: new Decimal(row?.total ?? 0),
    }
  })
  return {
    year, currency, months, total: sum(months.map(month => month.total)),
    firstYear: range._min.receivedOn?.getUTCFullYear() ?? null,
    lastYear: range._max.receivedOn?.getUTCFullYear() ?? null,
  }
}
