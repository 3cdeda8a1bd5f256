import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { Decimal } from '#shared/money'

interface AgeingRow {
  notDue: string
  upTo30: string
  upTo60: string
  upTo90: string
  over90: string
  total: string
  count: number
}

/** Open amounts by days past due, of all customers or one. Drafts, cancellations and what was cancelled claim nothing. */
export async function invoiceAgeing(ctx: Context, { customerId }: { customerId?: string }) {
  const today = todayOf(ctx)
  const rows = await ctx.db.$queryRaw<AgeingRow[]>`
    SELECT coalesce(sum(open) FILTER (WHERE late <= 0), 0)::text AS "notDue",
      coalesce(sum(open) FILTER (WHERE late BETWEEN 1 AND 30), 0)::text AS "upTo30",
      coalesce(sum(open) FILTER (WHERE late BETWEEN 31 AND 60), 0)::text AS "upTo60",
      coalesce(sum(open) FILTER (WHERE late BETWEEN 61 AND 90), 0)::text AS "upTo90",
      coalesce(sum(open) FILTER (WHERE late > 90), 0)::text AS "over90",
      coalesce(sum(open), 0)::text AS total, coalesce(sum(count), 0)::int AS count
    FROM (${customerId ? claimsOf(today, customerId) : allClaims(today)}) claims`
  const [row] = rows
  if (!row) throw new Error('an aggregate answers one row')
  const money = (value: string) => new Decimal(value)
  return {
    currency: ctx.actor.tenant.currency, notDue: money(row.notDue), upTo30: money(row.upTo30), upTo60: money(row.upTo60),
    upTo90: money(row.upTo90),
    over90: money(row.over90), total: money(row.total), count: row.count,
  }
}

const allClaims = (today: Date) => Prisma.sql`SELECT ${today}::date - "dueOn" AS late, amount AS open, claims AS count FROM "ClaimSum"`

const claimsOf = (today: Date, customerId: string) => Prisma.sql`
  SELECT ${today}::date - coalesce("dueOn", "issuedOn") AS late, sum("grossTotal" - "paidTotal") AS open, count(*) AS count FROM "Invoice"
  WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID') AND "customerId" = ${customerId}::uuid GROUP BY 1`
