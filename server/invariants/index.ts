import { Client } from 'pg'
import type { FileStore } from '../platform/file-store'
import { findPendingMigrations, type Migration } from '../platform/migrations'
import { countChangedDocuments, countContradictedHeads, countFileFaults, countUnauditedRows } from './document-invariants'
import { countTenancyFaults, schemaDrift } from './schema-invariants'
import { SQL_INVARIANTS } from './sql-invariants'

/** One rule and how often it is broken; 0 is the only good answer. */
export interface InvariantResult {
  name: string
  count: number
}

interface Subject {
  /** Connection of the role that owns the database. */
  url: string
  store: FileStore
  migrations: Migration[]
  /** Text of all Prisma schema files; null where they are not at hand (container). */
  prismaSchema: string | null
}

/** Checks every rule over all companies. Changes nothing; may run beside the application. */
export async function checkInvariants(subject: Subject): Promise<InvariantResult[]> {
  const client = new Client({ connectionString: subject.url, application_name: 'workmateos-invariants' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const sums = new Map<string, number>()
    const add = (name: string, count: number) => sums.set(name, (sums.get(name) ?? 0) + count)
    const { rows: tenants } = await client.query<{ id: string }>('SELECT id FROM list_tenants()')
    for (const name of [...SQL_INVARIANTS.map(invariant => invariant.name), ...FILE_NAMES]) add(name, 0)
    // A superuser sees the rows of all companies at once and would count them wrongly; the runtime role sees one.
    await client.query('SET ROLE workmate_runtime')
    for (const { id } of tenants) {
      await client.query('SELECT set_config(\'app.tenant_id\', $1, false)', [id])
      await checkTenant(client, { store: subject.store, id, add })
    }
    await client.query('RESET ROLE')
    add('I8 references that could join two companies', await countTenancyFaults(client))
    add('I12 migrations that are missing or changed', await countMigrationFaults(subject))
    if (subject.prismaSchema) add('I12 differences between Prisma schema and database', (await schemaDrift(client, subject.prismaSchema)).length)
    return [...sums].map(([name, count]) => ({ name, count })).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
  }
  finally {
    await client.end()
  }
}

const [CHANGED, MISSING, ROTTEN, ORPHANS, HEADS, UNAUDITED] = [
  'I3 issued documents whose content changed', 'I6 files that the store does not have', 'I3 files whose content changed',
  'I6 objects without file for more than a day', 'I5 kept heads that the chain contradicts', 'I5 rows written without audit event',
] as const
const FILE_NAMES = [CHANGED, MISSING, ROTTEN, ORPHANS, HEADS, UNAUDITED]

interface TenantCheck {
  id: string
  store: FileStore
  add: (name: string, count: number) => void
}

async function checkTenant(client: Client, { id, store, add }: TenantCheck): Promise<void> {
  for (const { name, sql } of SQL_INVARIANTS) {
    const { rows } = await client.query<{ count: string }>(sql)
    add(name, Number(rows[0]?.count ?? 0))
  }
  add(CHANGED, await countChangedDocuments(client))
  add(UNAUDITED, await countUnauditedRows(client))
  add(HEADS, await countContradictedHeads(client, store, id))
  const files = await countFileFaults(client, store, id)
  add(MISSING, files.missing)
  add(ROTTEN, files.changed)
  add(ORPHANS, files.orphans)
}

async function countMigrationFaults({ url, migrations }: Subject): Promise<number> {
  // A changed migration throws; whichever it is, one is one too many.
  return findPendingMigrations(url, migrations).then(pending => pending.length, () => 1)
}
