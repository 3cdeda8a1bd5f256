import type { Prisma } from '#server/generated/prisma/client'

/** How a customer is named elsewhere. */
export const customerRefFields = { id: true, number: true, name: true } as const satisfies Prisma.CustomerSelect

export const addressFields = {
  id: true, kind: true, addition: true, street: true, postalCode: true, city: true, country: true,
} as const satisfies Prisma.CustomerAddressSelect

export const contactFields = {
  id: true, customerId: true, salutation: true, firstName: true, lastName: true, position: true, email: true, phone: true, isPrimary: true,
  version: true,
} as const satisfies Prisma.ContactSelect

/** What every reader of a customer gets. */
export const customerFields = {
  ...customerRefFields,
  kind: true, vatId: true, taxNumber: true, buyerReference: true, electronicAddress: true, electronicAddressScheme: true,
  invoiceEmail: true, email: true, phone: true, website: true, paymentTermDays: true, language: true, currency: true, hourlyRate: true,
  notes: true, deactivatedAt: true, createdAt: true, version: true,
  addresses: { select: addressFields, orderBy: { kind: 'asc' } },
} as const satisfies Prisma.CustomerSelect

export type CustomerRow = Prisma.CustomerGetPayload<{ select: typeof customerFields }>
