import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import type { Prisma } from '#server/generated/prisma/client'
import { getCompanyProfile } from '#server/domain/settings'
import { requireInvoice } from './get-invoice'

const buyerFields = {
  kind: true, number: true, name: true, vatId: true, electronicAddress: true, electronicAddressScheme: true, invoiceEmail: true,
  email: true,
  addresses: { select: { kind: true, addition: true, street: true, postalCode: true, city: true, country: true } },
  contacts: { where: { isPrimary: true }, select: { firstName: true, lastName: true }, take: 1 },
} as const satisfies Prisma.CustomerSelect

const bankFields = { holder: true, iban: true, bic: true, bankName: true } as const satisfies Prisma.BankAccountSelect

/** Everything that the law and EN 16931 look at when an invoice is issued, read once. */
export async function issueFacts(ctx: Context, invoiceId: string) {
  const draft = await requireInvoice(ctx, invoiceId)
  const company = await getCompanyProfile(ctx)
  const buyer = required(await ctx.db.customer.findFirst({ relationLoadStrategy: 'join', where: { id: draft.customerId },
    select: buyerFields }))
  const bankAccount = await ctx.db.bankAccount.findFirst({
    where: draft.bankAccountId ? { id: draft.bankAccountId } : { isDefault: true, archivedAt: null }, select: bankFields,
  })
  return { draft, company, buyer, bankAccount }
}

export type IssueFacts = Awaited<ReturnType<typeof issueFacts>>

/** BT-49: the stated electronic address, else the address invoices are mailed to. */
export function buyerElectronicAddress(buyer: IssueFacts['buyer']): { scheme: string, value: string } | null {
  if (buyer.electronicAddress && buyer.electronicAddressScheme) return { scheme: buyer.electronicAddressScheme,
    value: buyer.electronicAddress }
  const mail = buyer.invoiceEmail ?? buyer.email
  return mail ? { scheme: 'EM', value: mail } : null
}

/** BT-34: the stated electronic address, else the contact's e-mail. */
export function sellerElectronicAddress(company: IssueFacts['company']): { scheme: string, value: string } | null {
  if (company.electronicAddress && company.electronicAddressScheme) return { scheme: company.electronicAddressScheme,
    value: company.electronicAddress }
  return company.contactEmail ? { scheme: 'EM', value: company.contactEmail } : null
}
