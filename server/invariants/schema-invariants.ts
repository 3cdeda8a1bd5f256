import type { Client } from 'pg'

/** I8: foreign keys between two companies' tables that do not carry the company, and rows of no company. */
export async function countTenancyFaults(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`
    SELECT count(*) FROM pg_constraint f
    WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = f.conrelid AND a.attname = 'tenantId')
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = f.confrelid AND a.attname = 'tenantId')
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = f.conrelid AND a.attname = 'tenantId' AND a.attnum = ANY (f.conkey))`)
  return Number(rows[0]?.count ?? 0)
}

interface Column {
  table: string
  column: string
  type: string
  required: boolean
}

const TYPES: Record<string, string> = {
  String: 'text', Int: 'integer', BigInt: 'bigint', Boolean: 'boolean', DateTime: 'timestamp with time zone', Json: 'jsonb', Decimal: 'numeric', Float: 'double precision',
}
const NATIVE: Record<string, string> = { Uuid: 'uuid', Date: 'date', Char: 'character', Timestamptz: 'timestamp with time zone', Decimal: 'numeric' }

/** I12: what the Prisma schema and the migrated database say differently, one sentence each. */
export async function schemaDrift(client: Client, prismaSchema: string): Promise<string[]> {
  const { rows } = await client.query<Column>(`
    SELECT c.table_name AS "table", c.column_name AS "column", c.is_nullable = 'NO' AS required,
      CASE c.data_type WHEN 'ARRAY' THEN replace(ltrim(c.udt_name, '_'), 'int4', 'integer') || '[]' WHEN 'USER-DEFINED' THEN c.udt_name ELSE c.data_type END AS type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'`)
  const database = new Map(rows.map(column => [nameOf(column), column]))
  const schema = new Map(columnsOf(prismaSchema).map(column => [nameOf(column), column]))
  return [
    ...[...schema.keys()].filter(name => !database.has(name)).map(name => `${name} is in the Prisma schema, not in the database`),
    ...[...database.keys()].filter(name => !schema.has(name)).map(name => `${name} is in the database, not in the Prisma schema`),
    ...[...schema].flatMap(([name, wanted]) => differences(name, wanted, database.get(name))),
  ]
}

function nameOf({ table, column }: Column): string {
  return `${table}.${column}`
}

function differences(name: string, wanted: Column, found: Column | undefined): string[] {
  if (!found) return []
  return [
    ...wanted.type === found.type ? [] : [`${name} is ${found.type} in the database, ${wanted.type} in the Prisma schema`],
    // A list is never null for Prisma; whether the column may be says nothing.
    ...wanted.required === found.required || wanted.type.endsWith('[]') ? [] : [`${name} differs in being required`],
  ]
}

function columnsOf(schema: string): Column[] {
  const enums = new Set([...schema.matchAll(/^enum (\w+)/gm)].map(match => match[1] ?? ''))
  return [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, table = '', body = '']) =>
    body.split('\n').map(line => columnOf(table, line, enums)).filter(column => column !== null))
}

/** A line that names a relation or a block attribute is no column. */
function columnOf(table: string, line: string, enums: ReadonlySet<string>): Column | null {
  const [, column, type, list = '', optional, rest = ''] = /^ {2}(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/.exec(line) ?? []
  if (!column || !type) return null
  if (type === 'Unsupported') return unsupportedColumn(table, column, rest)
  const base = enums.has(type) ? type : databaseType(type, rest)
  return base ? { table, column, type: base + list, required: !optional } : null
}

/** `words Unsupported("tsvector")?`: a type that only the database knows. */
function unsupportedColumn(table: string, column: string, rest: string): Column {
  const [, type = '', optional] = /^\("(\w+)"\)(\?)?/.exec(rest) ?? []
  return { table, column, type, required: !optional }
}

function databaseType(type: string, attributes: string): string | undefined {
  const native = /@db\.(\w+)/.exec(attributes)?.[1]
  return native && native in NATIVE ? NATIVE[native] : TYPES[type]
}
