import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import type { DumpedTable, Manifest } from './manifest'
import { rowsOf, Tally } from './read-rows'
import { FIXED_TEXT_FORM, readJobTable, readTables, readTenantIds, type Table } from './table-catalogue'

export type DumpedDatabase = Omit<Manifest, 'files' | 'format' | 'madeAt'>

/** What the file store must hold for this state of the database. */
export interface ExpectedFile {
  key: string
  mimeType: string
  sha256: string
}

/** Writes every table of one moment in time into `folder/tables` while the application goes on working. */
export async function dumpDatabase(url: string, folder: string): Promise<{ database: DumpedDatabase, files: ExpectedFile[] }> {
  const client = new Client({ connectionString: url, application_name: 'workmateos-backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(FIXED_TEXT_FORM)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tenants = await readTenantIds(client)
    const jobs = await readJobTable(client)
    const tables = [...await readTables(client), ...jobs ? [jobs] : []]
    await mkdir(join(folder, 'tables'), { recursive: true })
    const dumped: DumpedTable[] = []
    for (const table of tables) dumped.push(await dumpTable(client, table, { tenants, folder }))
    const database = { tables: dumped, ...await readRest(client) }
    return { database, files: await readExpectedFiles(client, tenants) }
  }
  finally {
    await client.end()
  }
}

async function dumpTable(client: Client, table: Table, { tenants, folder }: { tenants: string[], folder: string }): Promise<DumpedTable> {
  const tally = new Tally()
  const file = `${table.name.replaceAll('"', '')}.copy.gz`
  await pipeline(rowsOf(client, table, tenants), tally, createGzip(), createWriteStream(join(folder, 'tables', file), { mode: 0o600 }))
  return { name: table.name, columns: table.columns, file, rows: tally.rows, sha256: tally.sha256() }
}

async function readRest(client: Client): Promise<Omit<DumpedDatabase, 'tables'>> {
  const migrations = await client.query<{ name: string, checksum: string }>(
    'SELECT migration_name AS name, checksum FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
  )
  const queues = await client.query<{ name: string }>('SELECT name FROM pgboss.queue ORDER BY 1')
  const names = await client.query<{ name: string }>(
    'SELECT format(\'%I.%I\', schemaname, sequencename) AS name FROM pg_sequences WHERE schemaname = \'public\' ORDER BY 1',
  )
  const sequences: DumpedDatabase['sequences'] = []
  for (const { name } of names.rows) {
    const { rows } = await client.query<{ value: string, is_called: boolean }>(`SELECT last_value::text AS value, is_called FROM ${name}`)
    for (const row of rows) sequences.push({ name, value: row.value, isCalled: row.is_called })
  }
  return { migrations: migrations.rows, queues: queues.rows.map(row => row.name), sequences }
}

async function readExpectedFiles(client: Client, tenants: string[]): Promise<ExpectedFile[]> {
  const files: ExpectedFile[] = []
  for (const tenant of tenants) {
    await client.query('SELECT set_config(\'app.tenant_id\', $1, true)', [tenant])
    const { rows } = await client.query<ExpectedFile>('SELECT "storageKey" AS key, "mimeType", sha256 FROM public."StoredFile" WHERE "tenantId" = $1', [tenant])
    files.push(...rows)
  }
  return files
}
