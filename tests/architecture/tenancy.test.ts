import { Client } from 'pg'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runtimePool } from '#server/platform/database'
import { inTenant } from '#server/platform/context'
import { schemaDrift } from '#server/invariants/schema-invariants'
import { newWorld } from '../support/world'

const world = await newWorld()
const owner = new Client({ connectionString: world.databaseUrls.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

/** Rows of these change too often or are technique; what changes in them is not business. */
const NOT_AUDITED = ['AuditEvent', 'AuditSeal', 'ClaimSum', 'DocumentWords', 'IdempotencyKey', 'JobEffect', 'NotificationDelivery', 'RecentRecord', 'SearchEntry', 'SearchWord', 'SignInClaims', 'TimeSum', 'UploadSession']
/** Belongs to a person who may have several companies; its `tenantId` is the one they work in now. */
const NOT_TENANT_OWNED = ['Session']

const tenantTables = async () => (await owner.query<{ name: string }>(`
  SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND c.column_name = 'tenantId' AND t.table_type = 'BASE TABLE' ORDER BY 1`)).rows
  .map(row => row.name).filter(name => !NOT_TENANT_OWNED.includes(name))

const missing = async (sql: string) => {
  const have = new Set((await owner.query<{ name: string }>(sql)).rows.map(row => row.name))
  return (await tenantTables()).filter(name => !have.has(name))
}

describe('every tenant table', () => {
  it('forces row-level security', async () => {
    expect(await missing('SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relforcerowsecurity')).toEqual([])
  })

  it('has a policy for reading and one for writing', async () => {
    expect(await missing('SELECT tablename AS name FROM pg_policies WHERE qual IS NOT NULL AND with_check IS NOT NULL')).toEqual([])
  })

  it('has a primary key that begins with the company', async () => {
    expect(await missing(`SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] WHERE i.indisprimary AND a.attname = 'tenantId' AND i.indnatts >= 2`)).toEqual([])
  })

  it('is audited by a trigger unless it is on the list', async () => {
    expect(await missing('SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = \'audited\'')).toEqual(NOT_AUDITED)
  })

  it('refers to other tenant tables only together with the company', async () => {
    const { rows } = await owner.query(`SELECT f.conname FROM pg_constraint f
      WHERE f.contype = 'f' AND f.conrelid IN (SELECT attrelid FROM pg_attribute WHERE attname = 'tenantId')
        AND f.confrelid IN (SELECT attrelid FROM pg_attribute WHERE attname = 'tenantId')
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = f.conrelid AND a.attname = 'tenantId' AND a.attnum = ANY (f.conkey))`)
    expect(rows).toEqual([])
  })

  it('shows nothing to the role of the application outside a company', async () => {
    const seen: string[] = []
    for (const name of await tenantTables()) {
      const rows = await runtimePool().query(`SELECT 1 FROM "${name}" LIMIT 1`).then(result => result.rowCount, () => 0)
      if (rows) seen.push(name)
    }
    expect(seen).toEqual([])
  })
})

describe('the role of the application', () => {
  it('owns nothing and cannot bypass row-level security', async () => {
    const { rows: [role] } = await runtimePool().query(`SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user`)
    const { rows: owned } = await runtimePool().query(`SELECT relname FROM pg_class WHERE pg_has_role(current_user, relowner, 'MEMBER') AND relnamespace = 'public'::regnamespace`)

    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
    expect(owned).toEqual([])
  })

  it('cannot change or delete what must stay', async () => {
    for (const table of ['AuditEvent', 'AuditSeal', 'IncomeEntry', 'StoredFile']) {
      await expect(world.runAsJob(ctx => ctx.db.$executeRawUnsafe(`DELETE FROM "${table}"`)), table).rejects.toThrow()
    }
  })
})

it('keeps two companies apart while two hundred requests share five connections', async () => {
  const names = await Promise.all(Array.from({ length: 200 }, async (_, index) => {
    const actor = world.as('manager', index % 2 ? 'A' : 'B')
    return inTenant(actor, async (ctx) => {
      const rows = await ctx.db.$queryRaw<Array<{ tenantId: string }>>`SELECT DISTINCT "tenantId" FROM "Employee"`
      return rows.length === 1 && rows[0]?.tenantId === actor.tenantId
    })
  }))
  expect(names.every(Boolean)).toBe(true)
})

it('has migrations and Prisma schema that say the same (I12)', async () => {
  const folder = fileURLToPath(new URL('../../prisma/schema/', import.meta.url))
  const schema = readdirSync(folder).map(name => readFileSync(folder + name, 'utf8')).join('\n')

  expect(await schemaDrift(owner, schema)).toEqual([])
})
