// Prints the SQL that a change of prisma/schema needs, as the start of a new migration:
//   npm run -s db:diff > prisma/migrations/<timestamp>_<name>/migration.sql
//   npm run -s db:diff -- --from-empty      the whole schema
//   npm run -s db:diff -- --from <commit>   since that commit
// Policies, triggers and exclusion constraints are not in Prisma's language: add them by hand.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'

const root = fileURLToPath(new URL('..', import.meta.url))
const schemaFolder = 'prisma/schema'
const { values } = parseArgs({ options: { 'from-empty': { type: 'boolean' }, 'from': { type: 'string' } } })

function git(...args: string[]) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
}

function schemaInWorkingTree(): DiffTarget {
  const names = readdirSync(`${root}/${schemaFolder}`).filter(name => name.endsWith('.prisma')).sort()
  return asTarget(names.map(name => [name, readFileSync(`${root}/${schemaFolder}/${name}`, 'utf8')]))
}

function schemaAt(commit: string): DiffTarget {
  const paths = git('ls-tree', '-r', '--name-only', commit, '--', schemaFolder).split('\n')
  const schemas = paths.filter(path => path.endsWith('.prisma'))
  return asTarget(schemas.map(path => [path.slice(schemaFolder.length + 1), git('show', `${commit}:${path}`)]))
}

function asTarget(files: [path: string, content: string][]): DiffTarget {
  if (files.length === 0) return { tag: 'empty' }
  return { tag: 'schemaDatamodel', files: files.map(([path, content]) => ({ path, content })) }
}

function startingPoint(): DiffTarget {
  if (values['from-empty']) return { tag: 'empty' }
  const commit = values.from ?? git('log', '-1', '--format=%H', '--', 'prisma/migrations')
  return commit ? schemaAt(commit) : { tag: 'empty' }
}

/** The package's own entry imports WebAssembly as a module, which Node does not do without a flag. */
async function loadEngine() {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(entry)
  const bytes = readFileSync(new URL('schema_engine_bg.wasm', entry))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)()
  return glue.SchemaEngine as typeof SchemaEngine
}

const answer = <T>(value: T) => Promise.resolve({ ok: true, value })

/** The engine asks a database for schema and version before it compares two texts, and for nothing else. */
const pretendedDatabase = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  getConnectionInfo: () => ({ ok: true, value: { schemaName: 'public', supportsRelationJoins: true } }),
  executeRaw: () => answer(0),
  executeScript: () => answer(undefined),
  queryRaw: () => answer({
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [5, 7, 0],
    rows: [[true, 'PostgreSQL 15.0', 150000]],
  }),
  dispose: () => answer(undefined),
}

const unconnected = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => answer(pretendedDatabase),
  connectToShadowDb: () => answer(pretendedDatabase),
}

const to = schemaInWorkingTree()
const Engine = await loadEngine()
const engine = await Engine.new({ datamodels: undefined }, () => undefined, unconnected)
const result = await engine.diff({
  from: startingPoint(),
  to,
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
})
process.stdout.write(result.stdout ?? '')
process.exit(0)
