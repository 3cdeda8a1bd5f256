import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import type { CompanyProfileChange } from '#shared/contracts/settings'
import { getCompanyProfile } from './get-company-profile'

/** Changes what the company says of itself and its defaults. Issued documents keep what they were issued with. */
export async function changeCompanyProfile(ctx: Context, { version, ...change }: CompanyProfileChange) {
  await ensureProfile(ctx)
  const { count } = await ctx.db.companyProfile.updateMany({ where: { version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return getCompanyProfile(ctx)
}

/** The row is made when the first setting is saved. */
export async function ensureProfile(ctx: Context): Promise<void> {
  await ctx.db.companyProfile.createMany({ data: { legalName: ctx.actor.tenant.name }, skipDuplicates: true })
}
