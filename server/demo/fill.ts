import { Client } from 'pg'
import { dayInZone } from '#shared/calendar-day'
import type { TenantFacts } from '#server/platform/actor'
import { inTenant, jobActor, type Context } from '#server/platform/context'
import { database } from '#server/platform/database'
import { foundCompany } from '../domain/administration/found-company'
import type { DemoCompany } from './company-shape'
import { fillAreas } from './fill-areas'
import { fillBase } from './fill-base'
import { fillInvoices } from './fill-invoices'
import { fillTime } from './fill-time'
import { NORDLICHT } from './nordlicht'
import { randomOf } from './random'
import { SUEDWIND } from './suedwind'

type Progress = (line: string) => void

/** Runs one step of the filling in its own transaction, as if it were the given moment. */
export type Step = <T>(work: (ctx: Context) => Promise<T>, now?: Date) => Promise<T>

/** Set on the first company when everything is there. */
const DONE = 'demo.filled'

/**
 * Fills an empty database with the two demo companies; does nothing where there are others. A filling that was
 * killed in between is cleared and begun again: half a demo would look like a fault of the application.
 */
export async function fillDemo(progress: Progress = () => undefined): Promise<void> {
  const owner = new Client({ connectionString: process.env.DATABASE_URL })
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    // Two instances that start at once: the second waits and finds everything done.
    await owner.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [DONE])
    if (!await needsFilling(owner, progress)) return
    for (const company of [SUEDWIND, NORDLICHT]) await fillCompany(owner, company, progress)
  }
  finally {
    await owner.end()
  }
}

/** All companies of this installation. */
export function listTenants(): Promise<TenantFacts[]> {
  return database().$queryRaw<TenantFacts[]>`SELECT id, slug, name, zone, language, currency, "disabledModules" FROM list_tenants()`
}

async function needsFilling(owner: Client, progress: Progress): Promise<boolean> {
  const known = await listTenants()
  if (known.length === 0) return true
  const demo = known.every(tenant => [NORDLICHT.slug, SUEDWIND.slug].includes(tenant.slug))
  const first = known.find(tenant => tenant.slug === NORDLICHT.slug)
  const done = first && await inTenant(jobActor(first), ctx => ctx.db.jobEffect.findFirst({ where: { key: DONE } }))
  if (!demo || done) return false
  progress('The demo data were interrupted: clearing and filling them again')
  await owner.query('TRUNCATE "Tenant", "UserAccount" CASCADE')
  const { rows } = await owner.query<{ name: string }>(`SELECT format('%I', table_name) AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'tenantId'`)
  await owner.query(`TRUNCATE ${rows.map(row => row.name).join(', ')} CASCADE`)
  return true
}

async function fillCompany(owner: Client, company: DemoCompany, progress: Progress): Promise<void> {
  progress(`Demo data: founding ${company.name}`)
  await foundCompany(owner, company)
  const tenant = (await listTenants()).find(candidate => candidate.slug === company.slug)
  if (!tenant) throw new Error(`${company.name} was not founded`)
  const actor = jobActor(tenant, null, 'demo')
  const step: Step = (work, now) => inTenant(actor, work, { action: 'demo.filled', ...now ? { now: () => now } : {} })
  const random = randomOf(company.seed)
  const today = dayInZone(new Date(), tenant.zone)
  const base = await step(ctx => fillBase(ctx, { company, random, today }))
  const entries = await fillTime(random, { base, today, zone: tenant.zone, inStep: step })
  progress(`Demo data: ${entries} time entries of ${company.name}, now the invoices`)
  const invoices = await fillInvoices(random, { base, today, zone: tenant.zone, step })
  await fillAreas({ base, random, today, zone: tenant.zone, step })
  await step(ctx => ctx.db.jobEffect.create({ data: { key: DONE } }))
  progress(`Demo data: ${invoices} invoices of ${company.name}`)
}
