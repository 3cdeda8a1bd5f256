import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import type { DemoCompany, DemoCustomer } from './company-shape'
import { ascii } from './fill-people'
import { germanVatId, type Random } from './random'

type Customer = DemoCustomer & { id: string }

export interface CustomerPlan {
  customers: Customer[]
  rows: Prisma.CustomerCreateManyInput[]
  addresses: Prisma.CustomerAddressCreateManyInput[]
  contacts: Prisma.ContactCreateManyInput[]
}

/** Customers with address and primary contact. */
export function planCustomers(company: DemoCompany, random: Random): CustomerPlan {
  const customers = company.customers.map(customer => ({ id: random.uuid(), ...customer }))
  const domainOf = (customer: DemoCustomer) => `${ascii(customer.name.split(' ').slice(0, 2).join('')).slice(0, 24)}.example`
  const rows = customers.map((customer, index): Prisma.CustomerCreateManyInput => ({
    id: customer.id, number: `K${String(index + 1).padStart(5, '0')}`, kind: customer.kind ?? 'COMPANY', name: customer.name,
    vatId: customer.vatId ?? ownVatId(customer, random),
    buyerReference: customer.buyerReference ?? null,
    electronicAddress: `rechnung@${domainOf(customer)}`, electronicAddressScheme: 'EM',
    invoiceEmail: `rechnung@${domainOf(customer)}`, email: `kontakt@${domainOf(customer)}`,
    phone: `+49 ${random.int(200, 999)} ${random.int(10_000, 999_999)}`, website: `https://www.${domainOf(customer)}`,
    paymentTermDays: random.pick([null, 14, 14, 30]), language: customer.language ?? 'de',
    hourlyRate: random.chance(0.3) ? String(random.pick([88, 98, 105, 110])) : null,
  }))
  const addresses = customers.map(({ id, street, postalCode, city, country }) => (
    { id: random.uuid(), customerId: id, street, postalCode, city, country: country ?? 'DE' }))
  const contacts = customers.map(customer => contactOf(customer, domainOf(customer), random))
  return { customers, rows, addresses, contacts }
}

/** Files what was planned; `since` says when each became a customer. */
export async function fileCustomers(ctx: Context, plan: CustomerPlan, since: ReadonlyMap<string, Date>): Promise<void> {
  const { rows, addresses, contacts } = plan
  const sinceOf = (id: string | undefined) => ({ createdAt: since.get(id ?? '') })
  await ctx.db.customer.createMany({ data: rows.map(row => ({ ...row, ...sinceOf(row.id) })) })
  await ctx.db.customerAddress.createMany({ data: addresses })
  await ctx.db.contact.createMany({ data: contacts.map(contact => ({ ...contact, ...sinceOf(contact.customerId) })) })
}

/** German companies have one; authorities and private people do not. */
function ownVatId(customer: Customer, random: Random): string | null {
  if (customer.country || customer.kind === 'PERSON' || customer.buyerReference) return null
  return germanVatId(String(random.int(10_000_000, 99_999_999)))
}

function contactOf(customer: DemoCustomer & { id: string }, domain: string, random: Random): Prisma.ContactCreateManyInput {
  const names = customer.contact.replace('Dr. ', '').split(' ')
  const lastName = names.at(-1) ?? customer.contact
  const firstName = names.slice(0, -1).join(' ')
  return {
    id: random.uuid(), customerId: customer.id, firstName, lastName, isPrimary: true, email: `${ascii(firstName)}.${ascii(lastName)}@${domain}`,
    position: random.pick(['Geschäftsführung', 'Einkauf', 'Leitung IT', 'Marketing']),
  }
}
