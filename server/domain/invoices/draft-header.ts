import type { Context } from '#server/platform/context'
import { required, Problem } from '#server/platform/errors'
import { getCompanyProfile } from '#server/domain/settings'
import { defaultTax } from './default-tax'

const fields = {
  id: true, kind: true, name: true, vatId: true, language: true, currency: true, paymentTermDays: true, buyerReference: true,
  deactivatedAt: true,
  addresses: { select: { kind: true, country: true } },
} as const

/** What a new draft takes over from customer and company. Throws `record.not-found` and `customer.deactivated`. */
export async function draftHeader(ctx: Context, customerId: string) {
  const customer = required(await ctx.db.customer.findFirst({ relationLoadStrategy: 'join', where: { id: customerId }, select: fields }))
  if (customer.deactivatedAt) throw new Problem('customer.deactivated')
  const company = await getCompanyProfile(ctx)
  const country = customer.addresses.find(address => address.kind === 'BILLING')?.country ?? company.country
  return {
    header: {
      customerId, language: customer.language, currency: customer.currency,
      paymentTermDays: customer.paymentTermDays ?? company.paymentTermDays,
      buyerReference: customer.buyerReference, createdById: ctx.actor.employeeId,
    },
    tax: defaultTax(company, customer, country),
  }
}
