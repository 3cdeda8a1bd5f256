import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { InvoiceFilter, InvoiceQuery, InvoiceStatus } from '#shared/contracts/invoices'
import { invoiceListFields, todayOf, toListItem } from './invoice-fields'
import { MOST_COUNTED } from '#shared/contracts/primitives'

const UNPAID = ['ISSUED', 'PARTLY_PAID'] as const

/** Invoices by filter, a page at a time. */
export async function listInvoices(ctx: Context, query: InvoiceQuery) {
  const items = await readInvoices(ctx, query, pageOf(query))
  return { items, total: await ctx.db.invoice.count({ where: invoiceWhere(query, todayOf(ctx)), take: MOST_COUNTED }) }
}

/** The first invoices of a filter, in its order. */
export function findInvoices(ctx: Context, query: InvoiceQuery, take: number) {
  return readInvoices(ctx, query, { take })
}

async function readInvoices(ctx: Context, query: InvoiceQuery, page: { skip?: number, take: number }) {
  const today = todayOf(ctx)
  const { key, direction } = sortOrder(query.sort)
  const rows = await ctx.db.invoice.findMany({
    relationLoadStrategy: 'join', where: invoiceWhere(query, today), select: invoiceListFields, ...page,
    orderBy: [{ [key]: key === 'createdAt' || key === 'grossTotal' ? direction : { sort: direction, nulls: 'last' } }, { id: direction }],
  })
  return rows.map(row => toListItem(row, today))
}

/** The filter as the database understands it. */
export function invoiceWhere(filter: InvoiceFilter, today: Date): Prisma.InvoiceWhereInput {
  const and: Prisma.InvoiceWhereInput[] = dueWithin(filter)
  if (filter.q) and.push(searchFor(filter.q))
  if (filter.status) and.push(withStatus(filter.status, today))
  if (filter.open) and.push({ type: 'INVOICE', status: { in: [...UNPAID] } })
  if (filter.unsent) and.push({ type: 'INVOICE', status: { in: [...UNPAID] }, sentAt: null })
  if (filter.customerId) and.push({ customerId: filter.customerId })
  if (filter.projectId) and.push({ lines: { some: { timeEntries: { some: { projectId: filter.projectId } } } } })
  if (filter.from || filter.to) and.push({ issuedOn: { gte: filter.from, lte: filter.to } })
  return { AND: and }
}

function dueWithin({ dueFrom, dueTo }: InvoiceFilter): Prisma.InvoiceWhereInput[] {
  return dueFrom || dueTo ? [{ dueOn: { gte: dueFrom, lte: dueTo } }] : []
}

function searchFor(text: string): Prisma.InvoiceWhereInput {
  return {
    OR: [
      { number: { contains: text, mode: 'insensitive' } },
      { orderReference: { contains: text, mode: 'insensitive' } },
      { customer: { name: { contains: text, mode: 'insensitive' } } },
    ],
  }
}

function withStatus(status: InvoiceStatus, today: Date): Prisma.InvoiceWhereInput {
  if (status === 'OVERDUE') return { type: 'INVOICE', status: { in: [...UNPAID] }, dueOn: { lt: today } }
  if (status === 'ISSUED' || status === 'PARTLY_PAID') return { status, OR: [{ dueOn: { gte: today } }, { dueOn: null },
    { type: 'CANCELLATION' }] }
  return { status }
}
