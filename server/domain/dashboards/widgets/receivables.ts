import { addDays, dayOf, dayText } from '#shared/calendar-day'
import { Decimal } from '#shared/money'
import { Prisma } from '#server/generated/prisma/client'
import { rowsOf, type WidgetSource } from './widget-source'

const BUCKETS = [
  { bucket: 'notDue', from: null, to: 0 },
  { bucket: 'upTo30', from: 1, to: 30 },
  { bucket: 'upTo60', from: 31, to: 60 },
  { bucket: 'upTo90', from: 61, to: 90 },
  { bucket: 'over90', from: 91, to: null },
] as const

interface Json {
  open: { count: number, amount: string, overdueCount: number, overdueAmount: string }
  ageing: { bucket: string, amount: string, count: number }[]
  oldest: { id: string, number: string, customerName: string, dueOn: string | null, openAmount: string, overdueDays: number }[]
}

/** What customers owe, how long it is due, and the oldest claims. Drafts, cancellations and what was cancelled claim nothing. */
export const receivablesWidget: WidgetSource<'receivables'> = {
  needsTeam: () => false,
  sql({ today }, { count }) {
    const day = dayText(today)
    const isClaim = Prisma.sql`i.type = 'INVOICE' AND i.status IN ('ISSUED', 'PARTLY_PAID')`
    return Prisma.sql`(WITH days AS MATERIALIZED (SELECT ${day}::date - "dueOn" AS late, sum(amount) AS amount, sum(claims) AS count FROM "ClaimSum" GROUP BY 1),
      aged AS (SELECT amount, count, late > 0 AS overdue,
        CASE WHEN late <= 0 THEN 'notDue' WHEN late <= 30 THEN 'upTo30' WHEN late <= 60 THEN 'upTo60' WHEN late <= 90 THEN 'upTo90' ELSE 'over90' END AS bucket
        FROM days),
      oldest AS (SELECT i.id, i.number, i."customerId", coalesce(i."dueOn", i."issuedOn") AS due, i."dueOn", i."grossTotal" - i."paidTotal" AS amount
        FROM "Invoice" i WHERE ${isClaim} ORDER BY due, i.number LIMIT ${count})
      SELECT json_build_object(
        'open', (SELECT json_build_object('count', coalesce(sum(count), 0)::int, 'amount', coalesce(sum(amount), 0)::text,
          'overdueCount', coalesce(sum(count) FILTER (WHERE overdue), 0)::int,
          'overdueAmount', coalesce(sum(amount) FILTER (WHERE overdue), 0)::text) FROM aged),
        'ageing', ${rowsOf(Prisma.sql`SELECT bucket, sum(amount)::text AS amount, sum(count)::int AS count FROM aged GROUP BY bucket`)},
        'oldest', ${rowsOf(Prisma.sql`SELECT o.id, o.number, c.name AS "customerName", to_char(o."dueOn", 'YYYY-MM-DD') AS "dueOn",
          o.amount::text AS "openAmount", greatest(${day}::date - o.due, 0)::int AS "overdueDays"
          FROM oldest o JOIN "Customer" c ON c.id = o."customerId" AND c."tenantId" = current_tenant() ORDER BY o.due, o.number`)}))`
  },
  data(json: Json, _settings, { today }) {
    const known = new Map(json.ageing.map(row => [row.bucket, row]))
    return {
      type: 'receivables',
      openCount: json.open.count, openAmount: new Decimal(json.open.amount),
      overdueCount: json.open.overdueCount, overdueAmount: new Decimal(json.open.overdueAmount),
      ageing: BUCKETS.map(({ bucket, from, to }) => ({
        bucket, amount: new Decimal(known.get(bucket)?.amount ?? 0), count: known.get(bucket)?.count ?? 0,
        dueFrom: to === null ? null : addDays(today, -to), dueTo: from === null ? null : addDays(today, -from),
      })),
      oldest: json.oldest.map(row => ({ ...row, dueOn: row.dueOn ? dayOf(row.dueOn) : null, openAmount: new Decimal(row.openAmount) })),
    }
  },
}
