import type { Context } from '#server/platform/context'
import { anonymised, definePersonalData, deleted, kept, type ErasureResult } from '#server/platform/personal-data'
import { keptUntil } from '#shared/legal-bases'

/** A contact, or a customer that is a person with its addresses and contacts. */
export const customersAboutPerson = definePersonalData({
  name: 'customers',
  subjects: ['Contact', 'Customer'],
  async export(ctx, { type, id }) {
    if (type === 'Contact') {
      const include = { customer: { select: { number: true, name: true } } }
      return { data: { contact: await ctx.db.contact.findFirst({ where: { id }, include }) } }
    }
    return { data: { customer: await ctx.db.customer.findFirst({ where: { id }, include: { addresses: true, contacts: true } }) } }
  },
  async erase(ctx, { type, id }) {
    if (type === 'Contact') return [deleted('Contact', await ctx.db.contact.deleteMany({ where: { id } }))]
    return eraseCustomer(ctx, id)
  },
})

/** Vouchers name the customer as long as they must be kept; who has none is forgotten at once. */
async function eraseCustomer(ctx: Context, id: string): Promise<ErasureResult[]> {
  const contacts = deleted('Contact', await ctx.db.contact.deleteMany({ where: { customerId: id } }))
  const last = await lastVoucherOn(ctx, id)
  const until = last && keptUntil('vouchers', last)
  if (until && until > ctx.now()) {
    await forget(ctx, id, {})
    return [contacts, kept('Customer', 1, { basis: 'vouchers', until })]
  }
  const addresses = deleted('CustomerAddress', await ctx.db.customerAddress.deleteMany({ where: { customerId: id } }))
  const counts = await ctx.db.customer.findFirst({
    where: { id }, select: { _count: { select: { projects: true, invoices: true, payments: true, income: true } } },
  })
  if (Object.values(counts?._count ?? {}).every(count => count === 0)) {
    return [contacts, addresses, deleted('Customer', await ctx.db.customer.deleteMany({ where: { id } }))]
  }
  await forget(ctx, id, { name: ctx.actor.tenant.language === 'en' ? 'Erased person' : 'Gelöschte Person', taxNumber: null, vatId: null })
  return [contacts, addresses, anonymised('Customer', 1)]
}

async function lastVoucherOn(ctx: Context, customerId: string): Promise<Date | null> {
  const invoice = await ctx.db.invoice.findFirst({
    where: { customerId, issuedOn: { not: null } }, orderBy: { issuedOn: 'desc' }, select: { issuedOn: true },
  })
  return invoice?.issuedOn ?? null
}

async function forget(ctx: Context, id: string, more: { name?: string, taxNumber?: null, vatId?: null }): Promise<void> {
  await ctx.db.customer.updateMany({
    where: { id },
    data: {
      ...more, email: null, invoiceEmail: null, phone: null, website: null, notes: null,
      electronicAddress: null, electronicAddressScheme: null, buyerReference: null, deactivatedAt: ctx.now(), version: { increment: 1 },
    },
  })
}
