import type { Client } from 'pg'

export interface Table {
  name: string
  columns: string[]
  /** SQL that yields the rows in a fixed order. */
  select: string
  /** Row-level security hides the rows of companies that are not set. */
  perTenant: boolean
}

interface CatalogueRow {
  name: string
  columns: string[]
  key: string[] | null
  per_tenant: boolean
}

/** Collation C: the same order whatever the server sorts names by. */
const ORDER_COLUMN = `quote_ident(k.attname) || CASE WHEN k.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END`

const CATALOGUE = `
SELECT format('%I.%I', n.nspname, c.relname) AS name,
  (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
  (SELECT array_agg(${ORDER_COLUMN} ORDER BY array_position(i.indkey::int2[], k.attnum))
    FROM pg_index i JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey::int2[])
    WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
  row_security_active(c.oid) AS per_tenant
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
ORDER BY 1`

/** The business tables as the present role sees them. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<CatalogueRow>(CATALOGUE, ['public'])
  return rows.map(row => asTable(row))
}

/** Work that waits in the job queue: an invoice that was issued a second ago still wants its PDF. */
export async function readJobTable(client: Client): Promise<Table | undefined> {
  const { rows } = await client.query<CatalogueRow>(CATALOGUE, ['pgboss'])
  const job = rows.find(row => row.name === 'pgboss.job')
  return job && asTable(job, `WHERE state < 'completed'`)
}

/** The owner may read the words of search across companies, so the company is also asked for by name. */
function asTable({ name, columns, key, per_tenant: perTenant }: CatalogueRow, where = perTenant ? 'WHERE "tenantId" = current_tenant()' : ''): Table {
  const order = key ? `ORDER BY ${key.join(', ')}` : ''
  return { name, columns, perTenant, select: `SELECT ${columns.join(', ')} FROM ${name} ${where} ${order}` }
}

/** All companies. The table's security is not forced on its owner, who keeps the whole house. */
export async function readTenantIds(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM public."Tenant" ORDER BY id')
  return rows.map(row => row.id)
}

/** One text form of every value on every server. */
export const FIXED_TEXT_FORM = `
SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';
SET extra_float_digits = 1; SET bytea_output = 'hex'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`
