import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { installJobQueues, type JobQueue } from './migrations-jobs'

/** One folder of prisma/migrations: its name and the text of its migration.sql. */
export interface Migration {
  name: string
  sql: string
}

interface MigrateOptions {
  /** Connection of the role that owns the database. */
  url: string
  migrations: Migration[]
  queues?: JobQueue[]
  /** Receives one plain sentence per step. */
  onProgress?: (line: string) => void
}

interface AppliedMigration {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/** The lock Prisma's own engine takes, so that `prisma migrate deploy` and this runner exclude each other. */
const LOCK = 72707369

/** The table as Prisma's engine makes it: either tool can go on where the other stopped. */
const BOOKKEEPING = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** The start must stop: the message names the migration and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Brings the database to the given migrations and the job queue's schema up to date. Safe to call from
 * several instances at once; throws MigrationError when history and files do not agree.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new Client({ connectionString: options.url, application_name: 'workmateos-migrate' })
  // A lost connection surfaces in the pending query; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const pending = await pendingMigrations(client, options.migrations)
    for (const migration of pending) {
      options.onProgress?.(`Applying migration ${migration.name}`)
      await apply(client, migration)
    }
    await installJobQueues(client, { url: options.url, queues: options.queues ?? [] })
    return { applied: pending.map(migration => migration.name) }
  }
  finally {
    await client.end()
  }
}

/** Names of the migrations that are not in the database yet, in order; changes nothing. */
export async function findPendingMigrations(url: string, migrations: Migration[]): Promise<string[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "exists"`)
    if (!rows[0]?.exists) return inOrder(migrations).map(migration => migration.name)
    return unapplied(await readHistory(client), migrations).map(migration => migration.name)
  }
  finally {
    await client.end()
  }
}

/** Reads prisma/migrations (or a folder like it) for scripts and tests; the built server carries them as assets. */
export async function readMigrationsFrom(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  return Promise.all(inOrder(names.map(name => ({ name }))).map(async ({ name }) => ({
    name,
    sql: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
  })))
}

/** The checksum Prisma records: SHA-256 of the file as it is, in hexadecimal. */
export function migrationChecksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

async function pendingMigrations(client: Client, migrations: Migration[]) {
  await client.query(BOOKKEEPING)
  return unapplied(await readHistory(client), migrations)
}

async function readHistory(client: Client) {
  const { rows } = await client.query<AppliedMigration>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows
}

function unapplied(history: AppliedMigration[], migrations: Migration[]) {
  const files = new Map(migrations.map(migration => [migration.name, migration]))
  for (const row of history) assertMatches(row, files.get(row.migration_name))
  const done = new Set(history.map(row => row.migration_name))
  return inOrder(migrations.filter(migration => !done.has(migration.name)))
}

function assertMatches(row: AppliedMigration, file: Migration | undefined) {
  const name = row.migration_name
  if (!row.finished_at) {
    throw new MigrationError(`Migration ${name} failed earlier and was left half done. `
      + 'Repair the database, then delete its row from "_prisma_migrations" and start again.')
  }
  if (!file) {
    throw new MigrationError(`The database has migration ${name}, which this version does not know. `
      + 'Start the version that made it, or a newer one.')
  }
  if (migrationChecksum(file.sql) !== row.checksum) {
    throw new MigrationError(`Migration ${name} was changed after it had been applied. `
      + 'Restore the file and put the change into a new migration.')
  }
}

/** All or nothing: a migration that fails or is killed half way leaves no trace and may be tried again. */
async function apply(client: Client, migration: Migration) {
  try {
    await client.query('BEGIN')
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migrationChecksum(migration.sql), migration.name],
    )
    await client.query('COMMIT')
  }
  catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(`Migration ${migration.name} failed and was rolled back: ${reason}`, { cause: error })
  }
}

function inOrder<T extends { name: string }>(migrations: T[]): T[] {
  return [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1))
}
