import type { TenantFacts } from './actor'
import { database } from './database'

/** All companies of this installation; for work that nobody clicked (sealing, maintenance, start). */
export function listTenants(): Promise<TenantFacts[]> {
  return database().$queryRaw<TenantFacts[]>`SELECT id, slug, name, zone, language, currency, "disabledModules" FROM list_tenants()`
}

/** The company that operates the installation: the one WORKMATE_OPERATOR names by its slug, else the oldest. */
export async function operatingTenant(): Promise<TenantFacts | undefined> {
  const tenants = await listTenants()
  const slug = process.env.WORKMATE_OPERATOR
  return slug ? tenants.find(tenant => tenant.slug === slug) : tenants[0]
}
