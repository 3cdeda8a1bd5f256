import { dayInZone } from '#shared/calendar-day'
import { inTenant, jobActor } from '#server/platform/context'
import { queueMail } from '#server/platform/mail'
import { notify } from '#server/platform/notify'
import { fillAreas } from '#server/demo/fill-areas'
import { fillBase } from '#server/demo/fill-base'
import { fillInvoices } from '#server/demo/fill-invoices'
import { fillTime } from '#server/demo/fill-time'
import { randomOf } from '#server/demo/random'
import { SUEDWIND } from '#server/demo/suedwind'
import type { CompanyKey, World } from './world'

/** Fills both companies of a world with the small demo company's data, so that every route finds something. */
export async function fillWorld(world: World): Promise<void> {
  for (const company of ['A', 'B'] as const) await fillCompany(world, company)
}

async function fillCompany(world: World, company: CompanyKey): Promise<void> {
  const { tenant, employees } = world.companies[company]
  const step = <T>(work: Parameters<typeof inTenant<T>>[1], now?: Date) => inTenant(jobActor(tenant), work, now ? { now: () => now } : {})
  // Demo ids follow from the seed: with the same one both companies would have the same ids.
  const random = randomOf(SUEDWIND.seed + (company === 'B' ? 1 : 0))
  const today = dayInZone(new Date(), tenant.zone)
  const base = await step(ctx => fillBase(ctx, { company: { ...SUEDWIND, historyDays: 60 }, random, today }))
  await fillTime(random, { base, today, zone: tenant.zone, inStep: step })
  await fillInvoices(random, { base, today, zone: tenant.zone, step })
  await fillAreas({ base, random, today, zone: tenant.zone, step })
  await step(ctx => queueMail(ctx, { to: 'kunde@example.com', subject: `Post von ${company}`, body: 'Text' }))
  await world.run('administrator', ctx => notify(ctx, [employees.administrator], { event: 'export.finished' }), { company })
  await world.sql(`INSERT INTO "ExportRun" (id, kind, params, "createdById") VALUES (gen_random_uuid(), 'AUDIT_ZIP', '{}', $1)`,
    [employees.administrator], company)
  await world.sql(`INSERT INTO "UploadSession" (id, "ownerId", name, "byteSize", "expiresAt") VALUES (gen_random_uuid(), $1, 'Plan.pdf', 20000000, now() + interval '1 day')`,
    [employees.administrator], company)
  await world.sql(`INSERT INTO "ApiToken" (id, "employeeId", name, prefix, hash, scopes) VALUES (gen_random_uuid(), $1, 'Test', 'wmos_test', md5(random()::text), '{*}')`,
    [employees.administrator], company)
}

/** One id of each table of the company, by table. */
export async function idsOf(world: World, company: CompanyKey): Promise<Record<string, string>> {
  const tables = await world.sql<{ name: string }>(`SELECT c.table_name AS name FROM information_schema.columns c
    JOIN information_schema.columns i ON i.table_schema = c.table_schema AND i.table_name = c.table_name AND i.column_name = 'id' AND i.data_type = 'uuid'
    WHERE c.table_schema = 'public' AND c.column_name = 'tenantId' ORDER BY 1`)
  const ids: Record<string, string> = {}
  for (const { name } of tables) {
    const rows = await world.sql<{ id: string }>(`SELECT id FROM "${name}" WHERE "tenantId" = current_tenant() ORDER BY id LIMIT 1`, [], company)
    if (rows[0]) ids[name] = rows[0].id
  }
  const jobs = await world.sql<{ id: string }>(`SELECT id FROM pgboss.job WHERE data->'tenant'->>'id' = current_tenant()::text LIMIT 1`, [], company)
  return jobs[0] ? { ...ids, Job: jobs[0].id } : ids
}
