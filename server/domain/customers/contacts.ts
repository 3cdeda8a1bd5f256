import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { foundBy, listPage } from '#server/domain/search'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { ContactChange, ContactCreate, ContactQuery } from '#shared/contracts/customers'
import { contactFields, customerRefFields } from './customer-fields'
import { requireCustomer } from './require-customer'

constraintMeans('contact_one_primary', 'record.changed')

const listFields = { ...contactFields, customer: { select: customerRefFields } } as const

/** One page of contacts, of one customer or of all. */
export async function listContacts(ctx: Context, query: ContactQuery) {
  const where: Prisma.ContactWhereInput = { id: foundBy('Contact', { q: query.q }), customerId: query.customerId }
  const { key, direction } = sortOrder(query.sort)
  const page = pageOf(query)
  return listPage(ctx, {
    kind: 'Contact',
    q: query.q,
    where,
    page,
    rows: () => ctx.db.contact.findMany({
      where, relationLoadStrategy: 'join', select: listFields, orderBy: [{ [key]: direction }, { id: 'asc' }], ...page,
    }),
    count: most => ctx.db.contact.count({ where, ...most }),
  })
}

/** Adds a contact. The first one of a customer is its primary; a new primary takes the place of the old one. */
export async function createContact(ctx: Context, input: ContactCreate) {
  await requireCustomer(ctx, input.customerId)
  const first = await ctx.db.contact.count({ where: { customerId: input.customerId } }) === 0
  if (input.isPrimary) await unsetPrimary(ctx, input.customerId)
  return ctx.db.contact.create({ data: { ...input, isPrimary: input.isPrimary || first }, select: contactFields })
}

/** Changes a contact; making it primary takes that from the one that was. */
export async function changeContact(ctx: Context, { id, version, ...change }: ContactChange & { id: string }) {
  const before = await requireContact(ctx, id)
  if (change.isPrimary && !before.isPrimary) await unsetPrimary(ctx, before.customerId)
  const { count } = await ctx.db.contact.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireContact(ctx, id)
}

/** Deletes a contact. Documents keep the name they were issued with. */
export async function deleteContact(ctx: Context, id: string): Promise<void> {
  await requireContact(ctx, id)
  await ctx.db.contact.deleteMany({ where: { id } })
}

async function requireContact(ctx: Context, id: string) {
  return required(await ctx.db.contact.findFirst({ where: { id }, select: contactFields }))
}

async function unsetPrimary(ctx: Context, customerId: string): Promise<void> {
  await ctx.db.contact.updateMany({ where: { customerId, isPrimary: true }, data: { isPrimary: false, version: { increment: 1 } } })
}
