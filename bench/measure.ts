// Measures the running application of BENCH_URL on its volume database and prints a table with the ceiling beside each figure.
import { Client, Pool } from 'pg'
import { benchSession } from './bench-session'
import { measureDocuments } from './documents'
import { compressedBytes, personOf, type Person } from './http'
import { measureIssuing } from './issuing'
import { measureLighthouse } from './lighthouse'
import { add, closing, head, measure } from './table'

const base = process.env.BENCH_URL ?? 'http://localhost:3000'

interface Subject {
  tenantId: string
  cookie: string
  person: Person
  invoiceId: string
  customerId: string
  issuingTo: string
  projectId: string
}

async function findSubject(owner: Client): Promise<Subject> {
  const { rows } = await owner.query<{ id: string, slug: string }>('SELECT id, slug FROM list_tenants()')
  const tenantId = rows.find(tenant => tenant.slug.startsWith('volumen'))?.id
  if (!tenantId) throw new Error('There is no volume company: run npm run demo:volume first.')
  const cookie = await benchSession(owner, tenantId)
  const first = async (sql: string) => (await owner.query<{ id: string }>(sql, [tenantId])).rows[0]?.id ?? ''
  return {
    tenantId, cookie, person: personOf(base, cookie),
    invoiceId: await first('SELECT id FROM "Invoice" WHERE "tenantId" = $1 ORDER BY "createdAt" DESC LIMIT 1'),
    customerId: await first('SELECT id FROM "Customer" WHERE "tenantId" = $1 ORDER BY number DESC LIMIT 1'),
    // Gets so many invoices that it is no usual customer any more.
    issuingTo: await first('SELECT id FROM "Customer" WHERE "tenantId" = $1 ORDER BY number LIMIT 1'),
    projectId: await first('SELECT id FROM "Project" WHERE "tenantId" = $1 ORDER BY number LIMIT 1'),
  }
}

async function ceilings(person: Person): Promise<void> {
  const pool = new Pool({ connectionString: process.env.DATABASE_RUNTIME_URL ?? process.env.DATABASE_URL, max: 8 })
  pool.on('error', () => undefined)
  await measure({ name: 'ceiling: null route (/healthz)', connections: 16, request: () => person.get('/healthz').then(() => undefined) })
  await measure({ name: 'ceiling: SELECT 1 through a pool of 8', connections: 16, request: async () => void await pool.query('SELECT 1') })
  await pool.end()
}

async function reads({ person, invoiceId, customerId }: Subject): Promise<void> {
  const paths: Array<[string, string]> = [
    ['invoices: list', '/api/v1/invoices?limit=25'], ['invoices: detail', `/api/v1/invoices/${invoiceId}`],
    ['invoices: search by number', '/api/v1/invoices?q=RE-009991'], ['invoices: search by the beginning of a hundred numbers', '/api/v1/invoices?q=RE-00999'],
    ['customers: list', '/api/v1/customers?limit=25'], ['customers: detail', `/api/v1/customers/${customerId}`],
    ['customers: search by two words', '/api/v1/customers?q=Feinkost%20117'],
    ['time entries: list', '/api/v1/time-entries?limit=25'], ['documents: list', '/api/v1/documents?limit=25'], ['documents: search in texts', '/api/v1/documents?q=Verl%C3%A4ngerung'],
  ]
  for (const [name, path] of paths) {
    const request = () => person.get(path).then(() => undefined)
    await measure({ name, connections: 1, request, target: 'p95 ≤ 25 ms', meets: result => result.p95 <= 25 })
  }
  for (const q of ['Berg', 'Bergmann 201', 'RE-00999', 'Gewährleistung', 'Bregmann']) {
    const request = () => person.get(`/api/v1/search?q=${encodeURIComponent(q)}`).then(() => undefined)
    await measure({ name: `palette: ${q}`, connections: 1, request, target: 'p95 ≤ 100 ms', meets: result => result.p95 <= 100 })
  }
  for (const [name, path] of paths.filter(([name]) => !/^(time|documents)/.test(name))) {
    const request = () => person.get(path).then(() => undefined)
    await measure({ name, connections: 16, request, target: '≥ 500/s', meets: result => result.perSecond >= 500 })
  }
}

async function pages({ person }: Subject): Promise<void> {
  const name = 'page: invoice list, server rendered'
  const request = () => person.get('/invoices', 'text/html').then(() => undefined)
  await measure({ name, connections: 1, request, target: 'p50 ≤ 60 ms', meets: result => result.p50 <= 60 })
  await measure({ name, connections: 8, request, target: '≥ 30/s', meets: result => result.perSecond >= 30 })
}

/** The widgets of a full dashboard; the figures of all of them come in one request. */
const WIDGETS = ['revenue', 'receivables', 'hours', 'hours', 'budgets', 'billable', 'week', 'waiting', 'reminders', 'activity', 'number', 'number']

async function dashboards({ person }: Subject): Promise<void> {
  const widgets = WIDGETS.map((type, index) => ({ type, x: (index % 3) * 4, y: Math.floor(index / 3) * 4, w: 4, h: 4, settings: {} }))
  const { id } = await person.post<{ id: string }>('/api/v1/dashboards', { name: 'Bench', widgets })
  const request = async () => {
    await person.get(`/api/v1/home?dashboardId=${id}`)
    await person.get(`/api/v1/home/data?dashboardId=${id}`)
  }
  await measure({ name: 'dashboard of 12 widgets, both requests', connections: 1, request, target: 'p95 ≤ 300 ms', meets: result => result.p95 <= 300 })
  // What comes after looks at the home page that everybody has.
  await person.delete(`/api/v1/dashboards/${id}`, 1)
}

async function booking(owner: Client, { tenantId, person, projectId }: Subject): Promise<void> {
  // One hour apart in years of employment in which nobody worked, after what an earlier run has booked there: nothing overlaps.
  const { rows: [last] } = await owner.query<{ at: Date | null }>('SELECT max("startedAt") AS at FROM "TimeEntry" WHERE "tenantId" = $1 AND "startedAt" < \'2022-01-01\'', [tenantId])
  const start = Math.max(Date.UTC(2015, 0, 2), (last?.at?.getTime() ?? 0) + 3_600_000)
  await measure({
    name: 'book a time entry', connections: 16, target: '≥ 200/s', meets: result => result.perSecond >= 200,
    request: async (index) => {
      const startedAt = new Date(start + index * 3_600_000)
      await person.post('/api/v1/time-entries', {
        projectId, startedAt: startedAt.toISOString(), endedAt: new Date(startedAt.getTime() + 1_800_000).toISOString(),
      })
    },
  })
}

/** What issuing asks of the company; the volume company has only a name. */
async function prepareIssuing(owner: Client, tenantId: string): Promise<void> {
  await owner.query('SELECT set_config(\'app.tenant_id\', $1, false)', [tenantId])
  await owner.query(`UPDATE "CompanyProfile" SET street = 'Werkstraße 1', "postalCode" = '20457', city = 'Hamburg', "taxNumber" = '48/715/04711',
    "contactName" = 'Claudia Neumann', "contactPhone" = '+49 40 1', "contactEmail" = 'rechnung@volumen.example' WHERE "tenantId" = $1`, [tenantId])
  await owner.query(`INSERT INTO "BankAccount" (id, name, holder, iban, "isDefault")
    VALUES (gen_random_uuid(), 'Konto', 'Volumen GmbH', 'DE89370400440532013000', true) ON CONFLICT DO NOTHING`)
}

/** JavaScript that the first page names, as it travels; what it fetches when it is idle does not count. */
async function transfer({ person }: Subject): Promise<void> {
  const html = await person.get('/', 'text/html')
  const scripts = new Set([...html.matchAll(/\/_nuxt\/[^"' ]+\.js/g)].map(([path]) => path))
  let bytes = 0
  for (const script of scripts) {
    bytes += await compressedBytes(base + script)
  }
  figure('JavaScript of the first page, gzip', `${(bytes / 1000).toFixed(0)} kB`, { target: '≤ 250 kB', met: bytes > 0 && bytes <= 250_000 })
}

function figure(name: string, value: string, { target, met }: { target: string, met: boolean }): void {
  add({ name, connections: 1, rate: value, p50: '', p95: '', errors: 0, target, met })
}

/** Start and memory are measured by the script that started the application. */
function processFigures(): void {
  const { BENCH_START_MS, BENCH_IDLE_MB } = process.env
  if (BENCH_START_MS) {
    figure('start of the built application', `${(Number(BENCH_START_MS) / 1000).toFixed(1)} s`, { target: '≤ 5 s', met: Number(BENCH_START_MS) <= 5000 })
  }
  if (BENCH_IDLE_MB) figure('resident memory, idle', `${BENCH_IDLE_MB} MB`, { target: '≤ 300 MB', met: Number(BENCH_IDLE_MB) <= 300 })
}

const owner = new Client({ connectionString: process.env.DATABASE_URL })
owner.on('error', () => undefined)
await owner.connect()
const subject = await findSubject(owner)
head()
processFigures()
await ceilings(subject.person)
await reads(subject)
await pages(subject)
await transfer(subject)
await dashboards(subject)
await measureLighthouse(base, subject.cookie)
await booking(owner, subject)
await prepareIssuing(owner, subject.tenantId)
await measureIssuing(owner, subject.person, subject.issuingTo)
await measureDocuments(owner)
await owner.end()
closing()
process.exit(0)
