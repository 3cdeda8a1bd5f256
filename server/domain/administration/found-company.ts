import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { defaultDashboardName, ROLE_DEFAULTS } from '#shared/dashboard-defaults'
import { BUILT_IN_ROLES } from '#shared/permissions'
import { STATUTORY_RETENTION } from '../privacy'
import { DEFAULT_PATTERNS } from '../settings'

/** What a new company needs to exist. */
export interface CompanyFounding {
  slug: string
  name: string
  legalName?: string
  zone?: string
  language?: 'de' | 'en'
  currency?: string
  /** Organisation id at the identity provider; its role claims of the built-in names map to the built-in roles. */
  organisation?: string | null
}

/**
 * Founds a company with its built-in roles, role mapping, number series, retention classes and profile, in one transaction.
 * Runs as the owner: requests cannot make companies.
 * @returns id of the tenant
 */
export async function foundCompany(owner: Client, founding: CompanyFounding): Promise<string> {
  const tenantId = randomUUID()
  await owner.query('BEGIN')
  try {
    await owner.query('INSERT INTO "Tenant" (id, slug, name, zone, language, currency) VALUES ($1, $2, $3, $4, $5, $6)', [
      tenantId, founding.slug, founding.name, founding.zone ?? 'Europe/Berlin', founding.language ?? 'de', founding.currency ?? 'EUR'])
    await owner.query('SELECT set_config(\'app.tenant_id\', $1, true), set_config(\'app.action\', \'company.founded\', true)', [tenantId])
    await owner.query('INSERT INTO "CompanyProfile" (id, "legalName", "updatedAt") VALUES ($1, $2, now())', [
      randomUUID(), founding.legalName ?? founding.name])
    await foundSettings(owner, founding)
    for (const [key, pattern] of Object.entries(DEFAULT_PATTERNS)) {
      await owner.query('INSERT INTO "NumberSeries" (id, key, pattern) VALUES ($1, $2, $3)', [randomUUID(), key, pattern])
    }
    for (const { key, name, years, legalBasis } of STATUTORY_RETENTION) {
      await owner.query('INSERT INTO "RetentionClass" (id, key, name, years, "legalBasis", "builtIn") VALUES ($1, $2, $3, $4, $5, true)', [
        randomUUID(), key, name, years, legalBasis])
    }
    await foundRoles(owner, founding.organisation ?? null)
    await foundDocumentKinds(owner)
    await foundDashboards(owner, founding.language ?? 'de')
    await owner.query('COMMIT')
  }
  catch (error) {
    await owner.query('ROLLBACK')
    throw error
  }
  return tenantId
}

/** The settings that columns of the company's own row follow. */
async function foundSettings(owner: Client, { zone, language }: CompanyFounding): Promise<void> {
  for (const [key, value] of [['company.zone', zone], ['company.language', language]] as const) {
    if (value) await owner.query('INSERT INTO "Setting" (id, key, value, "updatedAt") VALUES ($1, $2, to_jsonb($3::text), now())', [randomUUID(), key, value])
  }
}

/** Kinds of papers every company has; the years are those of the built-in retention classes. */
const DOCUMENT_KINDS: ReadonlyArray<[name: string, years: number | null]> = [
  ['Vertrag', 6], ['Eingangsrechnung', 8], ['Schriftwechsel', 6], ['Bescheid', 10], ['Angebot', 6], ['Bescheinigung', null], ['Protokoll', null],
  ['Sonstiges', null],
]

async function foundDocumentKinds(owner: Client): Promise<void> {
  for (const [name, years] of DOCUMENT_KINDS) {
    await owner.query(`INSERT INTO "DocumentKind" (id, name, "retentionClassId") VALUES ($1, $2, (
      SELECT id FROM "RetentionClass" WHERE "tenantId" = current_tenant() AND "builtIn" AND years = $3 ORDER BY key LIMIT 1))`, [randomUUID(), name, years])
  }
}

async function foundRoles(owner: Client, organisation: string | null): Promise<void> {
  for (const [key, role] of Object.entries(BUILT_IN_ROLES)) {
    const roleId = randomUUID()
    await owner.query('INSERT INTO "Role" (id, key, name, grants, "builtIn") VALUES ($1, $2, $3, $4, true)', [roleId, key, role.name, role.grants])
    await owner.query('INSERT INTO "ProviderRoleMapping" (id, "claimValue", organisation, "roleId") VALUES ($1, $2, $3, $4)', [
      randomUUID(), key, organisation, roleId])
  }
}

/** What the holders of built-in roles see first. */
async function foundDashboards(owner: Client, language: string): Promise<void> {
  for (const [key, widgets] of Object.entries(ROLE_DEFAULTS)) {
    const dashboardId = randomUUID()
    await owner.query(`INSERT INTO "Dashboard" (id, name, "roleId", "updatedAt")
      SELECT $1, $2, id, now() FROM "Role" WHERE "tenantId" = current_tenant() AND key = $3`, [dashboardId, defaultDashboardName(language), key])
    for (const { type, x, y, w, h, settings } of widgets) {
      await owner.query('INSERT INTO "DashboardWidget" (id, "dashboardId", type, x, y, w, h, settings) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        randomUUID(), dashboardId, type, x, y, w, h, settings])
    }
  }
}
