import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { Decimal } from '#shared/money'

/** What every reader of the company profile gets. */
export const companyProfileFields = {
  legalName: true, street: true, postalCode: true, city: true, country: true, registerCourt: true, registerNumber: true,
  managingDirectors: true, taxNumber: true, vatId: true, contactName: true, contactPhone: true, contactEmail: true, website: true,
  electronicAddress: true, electronicAddressScheme: true, logoFileId: true, smallBusiness: true, defaultTaxRate: true,
  defaultHourlyRate: true, paymentTermDays: true, version: true,
} as const satisfies Prisma.CompanyProfileSelect

export type CompanyProfileRow = Prisma.CompanyProfileGetPayload<{ select: typeof companyProfileFields }>

/** The company's profile with its defaults; a company that has saved none gets its name and the legal defaults. */
export async function getCompanyProfile(ctx: Context): Promise<CompanyProfileRow> {
  return await ctx.db.companyProfile.findFirst({ select: companyProfileFields }) ?? {
    legalName: ctx.actor.tenant.name, street: null, postalCode: null, city: null, country: 'DE', registerCourt: null, registerNumber: null,
    managingDirectors: null, taxNumber: null, vatId: null, contactName: null, contactPhone: null, contactEmail: null, website: null,
    electronicAddress: null, electronicAddressScheme: null, logoFileId: null, smallBusiness: false,
    defaultTaxRate: new Decimal(19), defaultHourlyRate: null, paymentTermDays: 14, version: 1,
  }
}
