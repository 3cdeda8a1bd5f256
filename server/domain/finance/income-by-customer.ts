import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { pageOf } from '#server/platform/sort-order'
import { dayOf, dayText } from '#shared/calendar-day'
import type { IncomeByCustomer, IncomeByCustomerQuery } from '#shared/contracts/finance'
import { Decimal } from '#shared/money'

interface Row {
  count: number
  sum: string
  page: { id: string, number: string, name: string, paymentCount: number, lastReceivedOn: string, total: string }[]
}

const ORDER: Record<string, Prisma.Sql> = {
  'total': Prisma.sql`total, id`,
  '-total': Prisma.sql`total DESC, id`,
  'name': Prisma.sql`lower(name), id`,
  '-name': Prisma.sql`lower(name) DESC, id`,
}

/** Income of a period by customer; one statement for the page, the number of customers and the sum over all of them. */
export async function incomeByCustomer(ctx: Context, query: IncomeByCustomerQuery): Promise<IncomeByCustomer> {
  const { currency = ctx.actor.tenant.currency, q } = query
  const from = query.from ? dayText(query.from) : null
  const to = query.to ? dayText(query.to) : null
  const { skip, take } = pageOf(query)
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH customer AS (
      SELECT c.id, c.number, c.name, count(DISTINCT e."paymentId") FILTER (WHERE e.kind = 'PAYMENT')::int AS "paymentCount",
        max(e."receivedOn") AS "lastReceivedOn", sum(e.amount) AS total
      FROM "IncomeEntry" e JOIN "Customer" c ON c."tenantId" = e."tenantId" AND c.id = e."customerId"
      WHERE e."tenantId" = current_tenant() AND e.currency = ${currency}
        AND (${from}::date IS NULL OR e."receivedOn" >= ${from}::date) AND (${to}::date IS NULL OR e."receivedOn" <= ${to}::date)
        AND (${q ?? null}::text IS NULL OR strpos(lower(c.name), lower(${q ?? null}::text)) > 0)
      GROUP BY c."tenantId", c.id),
    page AS (SELECT * FROM customer ORDER BY ${ORDER[query.sort] ?? Prisma.sql`id`} LIMIT ${take} OFFSET ${skip})
    SELECT (SELECT count(*)::int FROM customer) AS count, (SELECT coalesce(sum(total), 0)::text FROM customer) AS sum,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'number', number, 'name', name, 'paymentCount', "paymentCount",
        'lastReceivedOn', to_char("lastReceivedOn", 'YYYY-MM-DD'), 'total', total::text) ORDER BY ${ORDER[query.sort] ?? Prisma.sql`id`}), '[]')
        FROM page) AS page`
  const [row] = rows
  if (!row) throw new Error('a statement without FROM answered no row')
  return {
    items: row.page.map(({ id, number, name, paymentCount, lastReceivedOn, total }) => ({
      customer: { id, number, name }, paymentCount, lastReceivedOn: dayOf(lastReceivedOn), total: new Decimal(total),
    })),
    total: row.count, currency, sum: new Decimal(row.sum),
  }
}
