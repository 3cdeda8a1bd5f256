import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { foundBy, MOST_IN_AN_EXPORT, listPage } from '#server/domain/search'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { CustomerQuery } from '#shared/contracts/customers'
import { customerRefFields } from './customer-fields'

type Filter = Omit<CustomerQuery, 'page' | 'limit'>

const listFields = {
  ...customerRefFields,
  kind: true, vatId: true, email: true, phone: true, language: true, deactivatedAt: true,
  addresses: { select: { kind: true, city: true } },
  contacts: { where: { isPrimary: true }, select: { firstName: true, lastName: true } },
} as const satisfies Prisma.CustomerSelect

/** One page of the customers; `q` looks in name, number, address, VAT id and notes. */
export async function listCustomers(ctx: Context, query: CustomerQuery) {
  const where = conditions(query)
  const page = pageOf(query)
  return listPage(ctx, {
    kind: 'Customer',
    q: query.q,
    where,
    page,
    rows: () => readCustomers(ctx, { where, orderBy: orderOf(query.sort), page }),
    count: most => ctx.db.customer.count({ where, ...most }),
  })
}

/** Customers of a filter, all or one page of them. */
export async function findCustomers(ctx: Context, filter: Filter, page: { skip?: number, take?: number } = {}) {
  return readCustomers(ctx, { where: conditions(filter, MOST_IN_AN_EXPORT), orderBy: orderOf(filter.sort), page })
}

interface Reading {
  where: Prisma.CustomerWhereInput
  orderBy: Prisma.CustomerOrderByWithRelationInput[]
  page: { skip?: number, take?: number }
}

async function readCustomers(ctx: Context, { where, orderBy, page }: Reading) {
  const rows = await ctx.db.customer.findMany({ relationLoadStrategy: 'join', where, select: listFields, orderBy, ...page })
  return rows.map(listItem)
}

function orderOf(sort: string): Prisma.CustomerOrderByWithRelationInput[] {
  const { key, direction } = sortOrder(sort)
  return [{ [key]: direction }, { id: 'asc' }]
}

function conditions({ q, status, kind }: Filter, mostFound?: number): Prisma.CustomerWhereInput {
  return {
    id: foundBy('Customer', { q, most: mostFound }),
    kind,
    deactivatedAt: status === 'all' ? undefined : status === 'active' ? null : { not: null },
  }
}

function listItem({ addresses, contacts, ...customer }: Prisma.CustomerGetPayload<{ select: typeof listFields }>) {
  const address = addresses.find(candidate => candidate.kind === 'BILLING') ?? addresses[0]
  const contact = contacts[0]
  return {
    ...customer,
    city: address?.city ?? null,
    primaryContact: contact ? [contact.firstName, contact.lastName].filter(Boolean).join(' ') : null,
  }
}
