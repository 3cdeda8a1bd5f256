import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { localFileStore } from '#server/platform/file-store-local'
import { readMigrationsFrom } from '#server/platform/migrations'
import { loadBackup } from '../../../scripts/backup/load'
import { saveBackup } from '../../../scripts/backup/save'
import { emptyDatabase } from '../../support/database'
import { newWorld, type World } from '../../support/world'

const migrations = await readMigrationsFrom(fileURLToPath(new URL('../../../prisma/migrations', import.meta.url)))
const letter = Buffer.from('A letter, kept as it was.')
const sha256 = 'c9ac8dcbd0a66b4ff60ee5f0a4f6e9ecd4ec5b3e43fc3d3ae2a7b38fb8c2b6d7'

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'workmateos-backup-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A filled installation of two companies with one stored file and one job that waits. */
async function fill(world: World, files: string) {
  const store = localFileStore(files)
  const key = `${world.companies.A.tenant.id}/2026-11/${randomUUID()}`
  await store.put(key, letter, 'text/plain')
  await world.sql(`INSERT INTO "StoredFile" (id, "storageKey", name, "mimeType", "byteSize", sha256, purpose)
    VALUES ($1, $2, $3, 'text/plain', $4, encode(sha256($5), 'hex'), 'export')`, [randomUUID(), key, 'Tab\tund Umlaut ä\nZeile', letter.length, letter])
  await world.sql('INSERT INTO pgboss.queue (name, policy, partition, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds, deletion_seconds, table_name)'
    + ' SELECT \'backup-test\', \'standard\', false, 2, 0, false, 900, 1209600, 604800, \'job_common\' ON CONFLICT DO NOTHING')
  await world.sql('INSERT INTO pgboss.job (name, data) VALUES (\'backup-test\', \'{"n": 1}\')')
  return { store, key }
}

async function restored(backup: string) {
  const database = await emptyDatabase()
  onTestFinished(() => database.drop())
  const store = localFileStore(await temporaryFolder())
  return { ...database, store, load: () => loadBackup({ url: database.ownerUrl, store, folder: backup, migrations }) }
}

async function query(url: string, text: string, tenant?: string) {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (tenant) await client.query('SELECT set_config(\'app.tenant_id\', $1, false)', [tenant])
    return (await client.query(text)).rows
  }
  finally {
    await client.end()
  }
}

describe('backup and restore', () => {
  let world: World
  beforeAll(async () => {
    world = await newWorld()
  })

  it('restores every row, file and waiting job into an empty place, with all walls up again', async () => {
    const { store, key } = await fill(world, await temporaryFolder())
    const folder = join(await temporaryFolder(), 'saved')
    const { manifest, damaged } = await saveBackup({ url: world.databaseUrls.ownerUrl, store, folder })
    expect(damaged).toEqual([])
    expect(manifest.tables.find(table => table.name === 'public."Employee"')?.rows).toBe(12)
    expect(manifest.tables.find(table => table.name === 'public."AuditEvent"')?.rows).toBeGreaterThan(12)
    expect(manifest.tables.find(table => table.name === 'pgboss.job')?.rows).toBe(1)

    const target = await restored(folder)
    await target.load()
    const { id } = world.companies.A.tenant
    const names = 'SELECT number, "firstName" FROM "Employee" ORDER BY 1'
    expect(await query(target.runtimeUrl, names, id)).toEqual(await query(world.databaseUrls.runtimeUrl, names, id))
    expect(await buffer(await target.store.get(key))).toEqual(letter)
    expect(await query(target.runtimeUrl, 'SELECT data FROM pgboss.job')).toEqual([{ data: { n: 1 } }])
    expect(await query(target.ownerUrl, wallsDown)).toEqual([])
    expect(await query(target.ownerUrl, constraints)).toEqual(await query(world.databaseUrls.ownerUrl, constraints))
    expect(await query(target.ownerUrl, sequences)).toEqual(await query(world.databaseUrls.ownerUrl, sequences))
  })

  it('refuses a database that is not empty', async () => {
    const folder = join(await temporaryFolder(), 'saved')
    await saveBackup({ url: world.databaseUrls.ownerUrl, store: localFileStore(await temporaryFolder()), folder })
    const target = await restored(folder)
    await target.load()
    await expect(target.load()).rejects.toThrow('The database is not empty')
  })

  it('restores nothing from a damaged backup', async () => {
    const folder = join(await temporaryFolder(), 'saved')
    await saveBackup({ url: world.databaseUrls.ownerUrl, store: localFileStore(await temporaryFolder()), folder })
    const path = join(folder, 'manifest.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace(/("file": "public.Employee.copy.gz",\s+"rows": 12,\s+"sha256": ")[^"]+/, `$1${sha256}`))
    const target = await restored(folder)
    await expect(target.load()).rejects.toThrow('The backup is damaged: public.Employee.copy.gz')
    expect(await query(target.ownerUrl, 'SELECT id FROM "Tenant"')).toEqual([])
  })

  it('names files that the database knows and the store has lost', async () => {
    const { store, key } = await fill(world, await temporaryFolder())
    await store.remove(key)
    const folder = join(await temporaryFolder(), 'saved')
    const { damaged } = await saveBackup({ url: world.databaseUrls.ownerUrl, store, folder })
    expect(damaged).toContain(key)
  })
})

/** Tables whose security or triggers a restore forgot to put back. */
const wallsDown = `
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND (
  (c.relrowsecurity AND NOT c.relforcerowsecurity AND c.relname <> 'Tenant')
  OR EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'O'))`

const constraints = `
SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition, convalidated
FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`

const sequences = `SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`
