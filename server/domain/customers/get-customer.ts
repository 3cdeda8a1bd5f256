import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { decimal } from '#shared/money'
import { contactFields, customerFields } from './customer-fields'

/** A customer with contacts, how many projects there are, and what is open (null without the right to read invoices). */
export async function getCustomer(ctx: Context, id: string) {
  const { _count, ...customer } = required(await ctx.db.customer.findFirst({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      ...customerFields,
      contacts: { select: contactFields, orderBy: [{ isPrimary: 'desc' }, { lastName: 'asc' }] },
      _count: { select: { projects: true } },
    },
  }))
  const open = ctx.can('backoffice.invoices.read') ? await openOf(ctx, id) : null
  return { ...customer, projectCount: _count.projects, open }
}

async function openOf(ctx: Context, customerId: string) {
  const today = todayOf(ctx)
  const rows = await ctx.db.$queryRaw<Array<{ amount: string, invoices: number, overdue: string }>>`/* kept */
    SELECT coalesce(sum("grossTotal" - "paidTotal"), 0)::text AS amount, count(*)::int AS invoices,
      coalesce(sum("grossTotal" - "paidTotal") FILTER (WHERE "dueOn" < ${today}::date), 0)::text AS overdue
    FROM "Invoice"
    WHERE "tenantId" = current_tenant() AND "customerId" = ${customerId}::uuid AND type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID')`
  const row = required(rows[0])
  return { amount: decimal(row.amount), invoices: row.invoices, overdueAmount: decimal(row.overdue) }
}
