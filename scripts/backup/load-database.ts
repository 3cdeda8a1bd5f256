import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, migrationChecksum, type Migration } from '#server/platform/migrations'
import { CommandProblem } from '../setup/with-database'
import type { Manifest } from './manifest'
import { rowsOf, Tally } from './read-rows'
import { FIXED_TEXT_FORM, readJobTable, readTables, readTenantIds } from './table-catalogue'

interface LoadOptions {
  /** The owner of an empty database. */
  url: string
  folder: string
  manifest: Manifest
  /** Those of this version; it must know all that the backup was made with. */
  migrations: Migration[]
}

/** Fills an empty database from a backup in one transaction and compares every table with it afterwards. */
export async function loadDatabase({ url, folder, manifest, migrations }: LoadOptions): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'workmateos-restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await requireEmpty(client)
    await migrate({ url, migrations: migrationsOf(manifest, migrations), queues: manifest.queues.map(name => ({ name })) })
    await client.query(FIXED_TEXT_FORM)
    await client.query('BEGIN')
    const walls = await openWalls(client)
    for (const table of manifest.tables) await loadTable(client, table, folder)
    for (const sequence of manifest.sequences) {
      await client.query('SELECT setval($1, $2, $3)', [sequence.name, sequence.value, sequence.isCalled])
    }
    await client.query(walls.close)
    await client.query('COMMIT')
    await client.query('ANALYZE')
    await verify(client, manifest)
  }
  finally {
    await client.end()
  }
}

async function requireEmpty(client: Client) {
  const { rows } = await client.query<{ name: string }>(
    'SELECT relname AS name FROM pg_class WHERE relnamespace = \'public\'::regnamespace AND relkind IN (\'r\', \'p\') LIMIT 1',
  )
  if (rows[0]) throw new CommandProblem(`The database is not empty (it has the table ${rows[0].name}): restore into a new, empty one.`)
}

function migrationsOf(manifest: Manifest, known: Migration[]): Migration[] {
  const files = new Map(known.map(migration => [migration.name, migration]))
  return manifest.migrations.map(({ name, checksum }) => {
    const file = files.get(name)
    if (!file || migrationChecksum(file.sql) !== checksum) {
      throw new CommandProblem(`The backup was made with migration ${name}, which this version does not have in that form: restore with the version that made it.`)
    }
    return file
  })
}

/**
 * While loading nothing may interfere: no trigger writes audit rows of its own, no foreign key asks for an order,
 * no policy hides rows. All of it is lifted and put back in the same transaction, by the owner's rights alone.
 */
async function openWalls(client: Client): Promise<{ close: string }> {
  const tables = (await client.query<{ name: string, forced: boolean }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relforcerowsecurity AS forced FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'`,
  )).rows
  const foreignKeys = (await client.query<{ table: string, name: string, definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`,
  )).rows
  const forced = tables.filter(table => table.forced)
  const open = [
    ...foreignKeys.map(key => `ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`),
    ...tables.map(table => `ALTER TABLE ${table.name} DISABLE TRIGGER USER`),
    ...forced.map(table => `ALTER TABLE ${table.name} NO FORCE ROW LEVEL SECURITY`),
    `TRUNCATE ${tables.map(table => table.name).join(', ')}`,
  ]
  await client.query(open.join(';\n'))
  const close = [
    ...foreignKeys.map(key => `ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.definition}`),
    ...forced.map(table => `ALTER TABLE ${table.name} FORCE ROW LEVEL SECURITY`),
    ...tables.map(table => `ALTER TABLE ${table.name} ENABLE TRIGGER USER`),
  ]
  return { close: close.join(';\n') }
}

async function loadTable(client: Client, table: Manifest['tables'][number], folder: string) {
  const tally = new Tally()
  await pipeline(
    createReadStream(join(folder, 'tables', table.file)),
    createGunzip(),
    tally,
    client.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`)),
  )
  if (tally.sha256() !== table.sha256) throw new CommandProblem(`The backup is damaged: ${table.file} is not what was written. Nothing was restored.`)
}

/** Reads every table back the way the backup read it and compares row count and hash. */
async function verify(client: Client, manifest: Manifest) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const tenants = await readTenantIds(client)
  const jobs = await readJobTable(client)
  const present = new Map([...await readTables(client), ...jobs ? [jobs] : []].map(table => [table.name, table]))
  const wrong: string[] = []
  for (const expected of manifest.tables) {
    const table = present.get(expected.name)
    const tally = new Tally()
    if (table) await pipeline(rowsOf(client, { ...table, columns: expected.columns }, tenants), tally, async (rows) => {
      for await (const _ of rows) { /* only counted */ }
    })
    if (tally.rows !== expected.rows || tally.sha256() !== expected.sha256) wrong.push(`${expected.name} (${tally.rows} of ${expected.rows} rows)`)
  }
  await client.query('ROLLBACK')
  if (wrong.length > 0) throw new CommandProblem(`After the restore these tables differ from the backup: ${wrong.join(', ')}.`)
}
