import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { foundBy, listPage } from '#server/domain/search'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import { todayOf } from '#server/platform/today'
import type { InvoiceStatus } from '#shared/choices/invoices'
import type { InvoiceFilter, InvoiceQuery } from '#shared/contracts/invoices'
import { invoiceListFields, toListItem } from './invoice-fields'

const UNPAID = ['ISSUED', 'PARTLY_PAID'] as const

/** Invoices by filter, a page at a time. */
export async function listInvoices(ctx: Context, query: InvoiceQuery) {
  const where = invoiceWhere(ctx, query)
  const page = pageOf(query)
  return listPage(ctx, {
    kind: 'Invoice',
    q: query.q,
    where,
    page,
    rows: () => readInvoices(ctx, { where, orderBy: orderOf(query.sort), page }),
    count: most => ctx.db.invoice.count({ where, ...most }),
  })
}

/** The first invoices of a filter, in its order. */
export async function findInvoices(ctx: Context, query: InvoiceQuery, take: number) {
  return readInvoices(ctx, { where: invoiceWhere(ctx, query), orderBy: orderOf(query.sort), page: { take } })
}

interface Reading {
  where: Prisma.InvoiceWhereInput
  orderBy: Prisma.InvoiceOrderByWithRelationInput[]
  page: { skip?: number, take: number }
}

async function readInvoices(ctx: Context, { where, orderBy, page }: Reading) {
  const today = todayOf(ctx)
  const rows = await ctx.db.invoice.findMany({ relationLoadStrategy: 'join', where, select: invoiceListFields, orderBy, ...page })
  return rows.map(row => toListItem(row, today))
}

function orderOf(sort: string): Prisma.InvoiceOrderByWithRelationInput[] {
  const { key, direction } = sortOrder(sort)
  return [{ [key]: key === 'createdAt' || key === 'grossTotal' ? direction : { sort: direction, nulls: 'last' } }, { id: direction }]
}

/** The filter as the database understands it; `q` looks in number, customer, references and lines. */
export function invoiceWhere(ctx: Context, filter: InvoiceFilter, mostFound?: number): Prisma.InvoiceWhereInput {
  return { ...chosenBy(filter, todayOf(ctx)), id: foundBy('Invoice', { q: filter.q, most: mostFound }) }
}

function chosenBy(filter: InvoiceFilter, today: Date): Prisma.InvoiceWhereInput {
  const and: Prisma.InvoiceWhereInput[] = dueWithin(filter)
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

function withStatus(status: InvoiceStatus, today: Date): Prisma.InvoiceWhereInput {
  if (status === 'OVERDUE') return { type: 'INVOICE', status: { in: [...UNPAID] }, dueOn: { lt: today } }
  if (status === 'ISSUED' || status === 'PARTLY_PAID') return { status, OR: [{ dueOn: { gte: today } }, { dueOn: null },
    { type: 'CANCELLATION' }] }
  return { status }
}
