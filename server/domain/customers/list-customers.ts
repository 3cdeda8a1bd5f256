import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import { MOST_COUNTED } from '#shared/contracts/primitives'
import type { CustomerQuery } from '#shared/contracts/customers'
import { normaliseVatId } from '#shared/vat-id'
import { customerRefFields } from './customer-fields'

type Filter = Omit<CustomerQuery, 'page' | 'limit'>

const listFields = {
  ...customerRefFields,
  kind: true, vatId: true, email: true, phone: true, language: true, deactivatedAt: true,
  addresses: { select: { kind: true, city: true } },
  contacts: { where: { isPrimary: true }, select: { firstName: true, lastName: true } },
} as const satisfies Prisma.CustomerSelect

/** One page of the customers; `q` looks in name, number and VAT id. */
export async function listCustomers(ctx: Context, query: CustomerQuery) {
  const items = await findCustomers(ctx, query, pageOf(query))
  return { items, total: await ctx.db.customer.count({ where: conditions(query), take: MOST_COUNTED }) }
}

/** Customers of a filter, all or one page of them. */
export async function findCustomers(ctx: Context, filter: Filter, page: { skip?: number, take?: number } = {}) {
  const { key, direction } = sortOrder(filter.sort)
  const rows = await ctx.db.customer.findMany({
    where: conditions(filter),
    relationLoadStrategy: 'join',
    select: listFields,
    orderBy: [{ [key]: direction }, { id: 'asc' }],
    ...page,
  })
  return rows.map(listItem)
}

function conditions({ q, status, kind }: Filter): Prisma.CustomerWhereInput {
  const state = status === 'all' ? undefined : status === 'active' ? null : { not: null }
  return {
    kind,
    deactivatedAt: state,
    AND: (q?.split(/\s+/).filter(Boolean).slice(0, 5) ?? []).map(word => ({
      OR: [
        { name: { contains: word, mode: 'insensitive' } },
        { number: { startsWith: word, mode: 'insensitive' } },
        { vatId: { startsWith: normaliseVatId(word) } },
      ],
    })),
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
