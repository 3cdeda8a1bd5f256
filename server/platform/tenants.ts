import type { TenantFacts } from './actor'
import { database } from './database'

/** All companies of this installation; for work that nobody clicked (sealing, maintenance, start). */
export function listTenants(): Promise<TenantFacts[]> {
  return database().$queryRaw<TenantFacts[]>`SELECT id, slug, name, zone, language, currency, "disabledModules" FROM list_tenants()`
}
