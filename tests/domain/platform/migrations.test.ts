import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findPendingMigrations, migrate, type Migration } from '#server/platform/migrations'
import { emptyDatabase, freshDatabase } from '../../support/database'

const first: Migration = { name: '20260101000000_first', sql: 'CREATE TABLE thing (id int PRIMARY KEY)' }
const second: Migration = {
  name: '20260102000000_second',
  sql: 'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; RETURN 2; END $$; ALTER TABLE thing ADD name text',
}
const broken: Migration = { name: '20260103000000_broken', sql: 'CREATE TABLE half (id int); SELECT no_such_function()' }

async function newDatabase() {
  const database = await emptyDatabase()
  const client = new Client({ connectionString: database.ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await database.drop()
  })
  return { url: database.ownerUrl, client }
}

describe('migrate', () => {
  it('applies what is missing in order of name and records it as Prisma does', async () => {
    const { url, client } = await newDatabase()
    expect(await findPendingMigrations(url, [second, first])).toEqual([first.name, second.name])
    expect(await migrate({ url, migrations: [second, first] })).toEqual({ applied: [first.name, second.name] })

    const { rows } = await client.query('SELECT migration_name, length(checksum), applied_steps_count FROM _prisma_migrations ORDER BY 1')
    expect(rows).toEqual([
      { migration_name: first.name, length: 64, applied_steps_count: 1 },
      { migration_name: second.name, length: 64, applied_steps_count: 1 },
    ])
    expect(await migrate({ url, migrations: [first, second] })).toEqual({ applied: [] })
    expect(await findPendingMigrations(url, [first, second])).toEqual([])
  })

  it('applies each migration once when several instances start together', async () => {
    const { url } = await newDatabase()
    const runs = await Promise.all([1, 2, 3].map(() => migrate({ url, migrations: [first, second] })))
    expect(runs.flatMap(run => run.applied)).toEqual([first.name, second.name])
  })

  it('names a migration that fails and leaves nothing of it behind', async () => {
    const { url, client } = await newDatabase()
    await expect(migrate({ url, migrations: [first, broken] })).rejects.toThrow(`Migration ${broken.name} failed and was rolled back`)
    const { rows } = await client.query('SELECT to_regclass(\'half\') AS half, to_regclass(\'thing\')::text AS thing')
    expect(rows).toEqual([{ half: null, thing: 'thing' }])
  })

  it('refuses a migration that was changed, left half done or is unknown, by its name', async () => {
    const { url, client } = await newDatabase()
    await migrate({ url, migrations: [first, second] })
    await expect(migrate({ url, migrations: [first, { ...second, sql: 'SELECT 1' }] })).rejects.toThrow(`${second.name} was changed`)
    await expect(migrate({ url, migrations: [first] })).rejects.toThrow(`has migration ${second.name}, which this version does not know`)
    await client.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [second.name])
    await expect(migrate({ url, migrations: [first, second] })).rejects.toThrow(`${second.name} failed earlier`)
  })

  it('makes the job queues and lets the runtime login use but not change them', async () => {
    const database = await freshDatabase()
    onTestFinished(() => database.drop())
    const runtime = new Client({ connectionString: database.runtimeUrl })
    runtime.on('error', () => undefined)
    await runtime.connect()
    onTestFinished(() => runtime.end())
    await expect(runtime.query('SELECT count(*) FROM pgboss.job')).resolves.toMatchObject({ rowCount: 1 })
    await expect(runtime.query('DROP TABLE pgboss.job')).rejects.toThrow('must be owner')
  })
})
