// Measures the running application of BENCH_URL on its volume database and prints a table with the ceiling beside each figure.
import { Client, Pool } from 'pg'
import { benchSession } from './bench-session'
import { runLoad, type LoadResult } from './load'

const base = process.env.BENCH_URL ?? 'http://localhost:3000'
const seconds = Number(process.env.BENCH_SECONDS ?? 5)

interface Row {
  name: string
  connections: number
  result: LoadResult
  target: string
  met: boolean | null
}

const rows: Row[] = []

interface Scenario {
  name: string
  connections: number
  request: (index: number) => Promise<void>
  target?: string
  meets?: (result: LoadResult) => boolean
}

async function measure({ name, connections, request, target = '–', meets }: Scenario): Promise<void> {
  const result = await runLoad({ connections, seconds, request })
  rows.push({ name, connections, result, target, met: meets ? meets(result) && result.errors === 0 : null })
  process.stdout.write(`${line(rows.at(-1))}\n`)
}

function line(row: Row | undefined): string {
  if (!row) return ''
  const { name, connections, result, target, met } = row
  const mark = met === null ? '' : met ? 'yes' : 'NO'
  return [name.padEnd(46), String(connections).padStart(3), `${result.perSecond.toFixed(0)}/s`.padStart(9), `${result.p50.toFixed(1)} ms`.padStart(10),
    `${result.p95.toFixed(1)} ms`.padStart(10), String(result.errors).padStart(6), target.padEnd(24), mark].join('  ')
}

const owner = new Client({ connectionString: process.env.DATABASE_URL })
owner.on('error', () => undefined)
await owner.connect()
const { rows: tenants } = await owner.query<{ id: string, slug: string }>('SELECT id, slug FROM list_tenants()')
const volume = tenants.find(tenant => tenant.slug.startsWith('volumen'))
if (!volume) throw new Error('There is no volume company: run npm run demo:volume first.')
const cookie = await benchSession(owner, volume.id)

async function get(path: string, accept = 'application/json'): Promise<string> {
  const response = await fetch(base + path, { headers: { cookie, accept }, redirect: 'manual' })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
  return text
}

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(base + path, {
    method: 'POST', headers: { cookie, 'content-type': 'application/json', 'origin': new URL(base).origin }, body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return await response.json() as Record<string, unknown>
}

const query = async (sql: string) => (await owner.query<{ id: string }>(sql, [volume.id])).rows[0]?.id ?? ''
const invoiceId = await query('SELECT id FROM "Invoice" WHERE "tenantId" = $1 ORDER BY "createdAt" DESC LIMIT 1')
const customerId = await query('SELECT id FROM "Customer" WHERE "tenantId" = $1 ORDER BY id LIMIT 1')
const projectId = await query('SELECT id FROM "Project" WHERE "tenantId" = $1 ORDER BY number LIMIT 1')

process.stdout.write(`${'what'.padEnd(46)}  con      rate        p50        p95  errors  target\n`)

// Ceilings
const pool = new Pool({ connectionString: process.env.DATABASE_RUNTIME_URL ?? process.env.DATABASE_URL, max: 16 })
await measure({ name: 'ceiling: null route (/healthz)', connections: 16, request: () => get('/healthz').then(() => undefined) })
await measure({ name: 'ceiling: SELECT 1 through a pool of 16', connections: 16, request: async () => void await pool.query('SELECT 1') })

// Reads
const reads: Array<[string, string]> = [
  ['invoices: list', '/api/v1/invoices?limit=25'], ['invoices: detail', `/api/v1/invoices/${invoiceId}`],
  ['invoices: search', '/api/v1/invoices?q=RE-00999'], ['customers: list', '/api/v1/customers?limit=25'],
  ['customers: detail', `/api/v1/customers/${customerId}`], ['customers: search', '/api/v1/customers?q=Feinkost%20117'],
  ['time entries: list', '/api/v1/time-entries?limit=25'], ['palette search', '/api/v1/search?q=Bergmann%201'],
]
for (const [name, path] of reads) {
  await measure({ name, connections: 1, request: () => get(path).then(() => undefined), target: 'p95 ≤ 25 ms',
    meets: result => result.p95 <= 25 })
}
for (const [name, path] of reads.slice(0, 2)) {
  await measure({ name, connections: 16, request: () => get(path).then(() => undefined), target: '≥ 500/s',
    meets: result => result.perSecond >= 500 })
}

// Pages
const page = () => get('/invoices', 'text/html').then(() => undefined)
await measure({ name: 'page: invoice list, server rendered', connections: 1, request: page, target: 'p50 ≤ 60 ms',
  meets: result => result.p50 <= 60 })
await measure({ name: 'page: invoice list, server rendered', connections: 8, request: page, target: '≥ 30/s',
  meets: result => result.perSecond >= 30 })

// Writes
const dayOne = Date.UTC(1990, 0, 1)
await measure({
  name: 'book a time entry', connections: 16, target: '≥ 200/s', meets: result => result.perSecond >= 200,
  request: async (index) => {
    const startedAt = new Date(dayOne + index * 3_600_000)
    await post('/api/v1/time-entries', { projectId, startedAt: startedAt.toISOString(),
      endedAt: new Date(startedAt.getTime() + 1_800_000).toISOString() })
  },
})
await pool.end()
await owner.end()
const missed = rows.filter(row => row.met === false)
process.stdout.write(missed.length ? `\nMissed: ${missed.map(row => `${row.name} (${row.target})`).join('; ')}\n` : '\nEvery target met.\n')
