import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { numberKindOf, referenceOf } from '#shared/audit-fields'
import { JOBS } from '#server/jobs'
import { allRoutes } from '../../support/api'
import { newWorld } from '../../support/world'

interface Texts {
  tables: Record<string, string>
  subjects: Record<string, string>
  verbs: Record<string, string>
  columns: Record<string, Record<string, string>>
  values: Record<string, Record<string, string> & Record<string, Record<string, string>>>
}

const world = await newWorld()
const texts = Object.fromEntries(['de', 'en'].map(language =>
  [language, (JSON.parse(readFileSync(`i18n/locales/${language}/fields.json`, 'utf8')) as { fields: Texts }).fields]))

interface Column {
  table: string
  column: string
  type: string
  scale: number | null
}
let columns: Column[]

beforeAll(async () => {
  columns = await world.sql<Column>(`
    SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type, c.numeric_scale AS scale
    FROM information_schema.columns c
    JOIN pg_trigger t ON t.tgname = 'audited' AND t.tgrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
    WHERE c.table_schema = 'public' AND c.column_name NOT IN ('tenantId', 'updatedAt')
      AND NOT encode(t.tgargs, 'escape') LIKE '%' || c.column_name || '\\000%'`)
})

describe.each(['de', 'en'])('in %s', (language) => {
  const fields = () => texts[language] as Texts

  it('every audited table has a name', () => {
    expect([...new Set(columns.map(column => column.table))].filter(table => !fields().tables[table])).toEqual([])
  })

  it('every audited column has a name', () => {
    const unnamed = columns.filter(({ table, column }) => !(fields().columns[table]?.[column] ?? fields().columns.any?.[column]))
    expect(unnamed.map(({ table, column }) => `${table}.${column}`)).toEqual([])
  })

  it('every action of a route or job can be said in words', async () => {
    const declared = (await allRoutes()).flatMap(route => route.declaration?.audit ?? [])
    const unsaid = [...new Set([...declared, ...JOBS.map(job => job.name)])].filter((action) => {
      const [subject = '', ...verb] = action.split('.')
      return !fields().subjects[subject] || !fields().verbs[verb.join('.')]
    })
    expect(unsaid.sort()).toEqual([])
  })

  it('every value of an enum has a name', async () => {
    const labels = await world.sql<{ type: string, label: string }>(
      'SELECT t.typname AS type, e.enumlabel AS label FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid')
    const unnamed = columns.flatMap(({ table, column, type }) => labels.filter(label => label.type === type.replace(/^_/, ''))
      .filter(({ label }) => !(fields().values[table]?.[column]?.[label] ?? fields().values.any?.[label])).map(({ label }) => `${table}.${column}.${label}`))
    expect(unnamed).toEqual([])
  })
})

it('every amount says what it is: money, a price or a percentage', () => {
  const amounts = columns.filter(({ type }) => type === 'numeric').filter(({ column }) => numberKindOf(column) === 'number' && column !== 'quantity')
  expect(amounts.map(({ table, column }) => `${table}.${column}`)).toEqual([])
})

it('every pointer at an employee, customer, project or invoice is shown by its name', async () => {
  const keys = await world.sql<{ table: string, column: string, target: string }>(`
    SELECT f.conrelid::regclass::text AS "table", a.attname AS "column", f.confrelid::regclass::text AS target
    FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[array_length(f.conkey, 1)]
    WHERE f.contype = 'f' AND f.confrelid::regclass::text IN ('"Employee"', '"Customer"', '"Project"', '"Invoice"', '"Department"', '"Document"')`)
  const audited = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  const bare = keys.map(key => ({ ...key, table: key.table.replaceAll('"', ''), target: key.target.replaceAll('"', '') }))
    .filter(({ table, column }) => audited.has(`${table}.${column}`))
    .filter(({ table, column, target }) => referenceOf(table, column) !== target)
  expect(bare.map(({ table, column, target }) => `${table}.${column} → ${target}`)).toEqual([])
})
