import { dayOf, dayText } from '#shared/calendar-day'
import { Decimal } from '#shared/money'
import type { Context } from '#server/platform/context'

interface Row {
  open: { count: number, amount: string, overdueCount: number, overdueAmount: string }
  oldest: { id: string, number: string, customerName: string, dueOn: string | null, openAmount: string, overdueDays: number }[]
  drafts: number
  unsent: number
  invoiced: { month: string, amount: string }[]
  received: { month: string, amount: string }[]
}

const MONTHS = 12

/** What customers owe, which documents wait for somebody, and what came in by month; one statement. */
export async function invoicesPart(ctx: Context, today: Date) {
  const readsInvoices = ctx.can('backoffice.invoices.read')
  const readsFinance = ctx.can('backoffice.finance.read')
  if (!readsInvoices && !readsFinance) return { invoices: null, revenue: null, drafts: null, unsent: null }
  const firstMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (MONTHS - 1), 1))
  const row = await readRow(ctx, dayText(today), dayText(firstMonth))
  return {
    invoices: readsInvoices ? openInvoices(row) : null,
    revenue: readsFinance ? revenue(row, firstMonth) : null,
    drafts: ctx.can('backoffice.invoices.write') ? row.drafts : null,
    unsent: ctx.can('backoffice.invoices.send') ? row.unsent : null,
  }
}

function openInvoices(row: Row) {
  return {
    openCount: row.open.count,
    openAmount: new Decimal(row.open.amount),
    overdueCount: row.open.overdueCount,
    overdueAmount: new Decimal(row.open.overdueAmount),
    oldest: row.oldest.map(invoice => ({
      ...invoice, dueOn: invoice.dueOn ? dayOf(invoice.dueOn) : null, openAmount: new Decimal(invoice.openAmount),
    })),
  }
}

function revenue(row: Row, firstMonth: Date) {
  const invoiced = new Map(row.invoiced.map(month => [month.month, month.amount]))
  const received = new Map(row.received.map(month => [month.month, month.amount]))
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = new Date(Date.UTC(firstMonth.getUTCFullYear(), firstMonth.getUTCMonth() + index, 1))
    const key = dayText(month)
    return { month, invoiced: new Decimal(invoiced.get(key) ?? 0), received: new Decimal(received.get(key) ?? 0) }
  })
}

async function readRow(ctx: Context, today: string, firstMonth: string): Promise<Row> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH open AS (
      SELECT i.id, i.number, i."customerId", i."dueOn", i."grossTotal" - i."paidTotal" AS amount, i."dueOn" < ${today}::date AS overdue
      FROM "Invoice" i WHERE i.type = 'INVOICE' AND i.status IN ('ISSUED', 'PARTLY_PAID'))
    SELECT
      (SELECT json_build_object('count', count(*)::int, 'amount', coalesce(sum(amount), 0)::text,
        'overdueCount', count(*) FILTER (WHERE overdue)::int, 'overdueAmount', coalesce(sum(amount) FILTER (WHERE overdue), 0)::text)
        FROM open) AS open,
      (SELECT coalesce(json_agg(o), '[]') FROM (
        SELECT open.id, open.number, c.name AS "customerName", to_char(open."dueOn", 'YYYY-MM-DD') AS "dueOn",
          open.amount::text AS "openAmount", greatest(${today}::date - open."dueOn", 0)::int AS "overdueDays"
        FROM open JOIN "Customer" c ON c.id = open."customerId" AND c."tenantId" = current_tenant()
        ORDER BY open."dueOn", open.number LIMIT 5) o) AS oldest,
      (SELECT count(*)::int FROM "Invoice" WHERE status = 'DRAFT') AS drafts,
      (SELECT count(*)::int FROM "Invoice" WHERE status IN ('ISSUED', 'PARTLY_PAID') AND "sentAt" IS NULL AND type = 'INVOICE') AS unsent,
      (SELECT coalesce(json_agg(m), '[]') FROM (
        SELECT to_char(date_trunc('month', "issuedOn"), 'YYYY-MM-DD') AS month, sum("netTotal")::text AS amount
        FROM "Invoice" WHERE "issuedOn" >= ${firstMonth}::date AND status <> 'DRAFT' GROUP BY 1) m) AS invoiced,
      (SELECT coalesce(json_agg(m), '[]') FROM (
        SELECT to_char(date_trunc('month', "receivedOn"), 'YYYY-MM-DD') AS month, sum(amount)::text AS amount
        FROM "IncomeEntry" WHERE "receivedOn" >= ${firstMonth}::date GROUP BY 1) m) AS received`
  const [row] = rows
  if (!row) throw new Error('a statement without FROM answered no row')
  return row
}
