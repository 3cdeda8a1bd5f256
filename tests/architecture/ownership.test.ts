import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Which module may write the tables of which Prisma file; the platform may write its own everywhere. */
const OWNERS: Record<string, RegExp> = {
  'crm.prisma': /^server\/domain\/customers\//,
  'employees.prisma': /^server\/domain\/employees\//,
  'dashboards.prisma': /^server\/domain\/dashboards\//,
  'documents.prisma': /^server\/domain\/documents\//,
  'finance.prisma': /^server\/domain\/finance\//,
  'imports.prisma': /^server\/domain\/imports\//,
  'identity.prisma': /^server\/(domain\/(identity|roles)|platform|lifecycle)\//,
  'invoices.prisma': /^server\/domain\/invoices\//,
  'notifications.prisma': /^server\/(platform|domain\/notifications)\//,
  'platform.prisma': /^server\/(platform|domain\/(audit|documents|operations|invoices|notifications))\//,
  'privacy.prisma': /^server\/domain\/privacy\//,
  'reminders.prisma': /^server\/domain\/reminders\//,
  'search.prisma': /^server\/domain\/search\//,
  'views.prisma': /^server\/domain\/saved-views\//,
  'projects.prisma': /^server\/domain\/projects\//,
  'settings.prisma': /^server\/domain\/settings\//,
  'time-tracking.prisma': /^server\/domain\/time-tracking\//,
  'audit.prisma': /^server\/platform\//,
}
/** Fill and found companies as a whole, before anybody works in them. */
const FOUNDERS = /^server\/(demo|domain\/administration)\//
const WRITES = /\.(\w+)\.(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(/g
const SQL_WRITES = /\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"/g

const sources = (folder: string, ending: RegExp) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && ending.test(entry.name)).map(entry => join(entry.parentPath, entry.name))
  .filter(file => !file.startsWith('server/generated/'))

const tables = new Map(Object.entries(OWNERS).flatMap(([file, owner]) =>
  [...readFileSync(`prisma/schema/${file}`, 'utf8').matchAll(/^model (\w+)/gm)].map(([, name = '']) => [name, owner] as const)))

const tableOf = (property: string) => property.charAt(0).toUpperCase() + property.slice(1)

it('knows the owner of every table', () => {
  const declared = readdirSync('prisma/schema').flatMap(file => [...readFileSync(`prisma/schema/${file}`, 'utf8').matchAll(/^model (\w+)/gm)].map(match => match[1]))
  expect(declared.filter(name => name && name !== 'Tenant' && !tables.has(name))).toEqual([])
})

it('writes a table only in the module that declares it', () => {
  const foreign = sources('server', /\.ts$/).filter(file => !FOUNDERS.test(file)).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const written = [...[...text.matchAll(WRITES)].map(match => tableOf(match[1] ?? '')), ...[...text.matchAll(SQL_WRITES)].map(match => match[1] ?? '')]
    return [...new Set(written)].filter(table => tables.has(table) && !tables.get(table)?.test(file)).map(table => `${file} writes ${table}`)
  })
  expect(foreign).toEqual([])
})

it('names no file or folder after nothing in particular', () => {
  const vague = /(^|\/)(utils?|helpers?|common|lib|misc|stuff)(\/|\.|$)/i
  const files = ['app', 'server', 'shared', 'scripts', 'tests', 'bench'].flatMap(folder => sources(folder, /\.(ts|vue|mjs)$/))
  expect(files.filter(file => vague.test(file))).toEqual([])
})

it('puts nothing under server/ where Nitro would take it for code of its own', () => {
  const scanned = readdirSync('server', { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name)
  expect(scanned.filter(name => ['utils', 'modules', 'tasks', 'assets'].includes(name))).toEqual([])
})

it('leaves h3 to the platform', () => {
  const users = sources('server', /\.ts$/).filter(file => !/^server\/(platform|api\/auth)\//.test(file) && /from 'h3'/.test(readFileSync(file, 'utf8')))
  expect(users).toEqual([])
})

it('never writes on a GET', () => {
  const reads = sources('server/api/v1', /\.get\.ts$/)
  expect(reads.filter(file => /\b(create|update|delete|start|stop|send|issue|approve|retry)[A-Z]\w*\(/.test(readFileSync(file, 'utf8')))).toEqual([])
})
