import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { createError, defineEventHandler, getHeader, setResponseHeader, type H3Event } from 'h3'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { runtimePool } from './database'
import { systemChecks } from './system-checks'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

const durations = new Histogram({
  name: 'http_request_duration_seconds', help: 'Requests and how long they took, by route.', registers: [registry],
  labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
})
const jobs = new Gauge({ name: 'jobs', help: 'Jobs by queue and state.', labelNames: ['queue', 'state'], registers: [registry] })
const pool = new Gauge({ name: 'database_pool_connections', help: 'Connections of the pool.', labelNames: ['state'], registers: [registry] })
const checks = new Gauge({ name: 'workmateos_check', help: 'Health of each part: 1 works, 0 failed.', labelNames: ['check'], registers: [registry] })
const backup = new Gauge({ name: 'workmateos_last_backup_timestamp_seconds', help: 'When the last good backup ended; 0: never.', registers: [registry] })

/** One finished request. `route` is the pattern, never the path: ids would make a series each. */
export interface FinishedRequest {
  method: string
  route: string
  status: number
  seconds: number
}

/** Counts a request for /metrics. */
export function countRequest({ method, route, status, seconds }: FinishedRequest): void {
  durations.observe({ method, route, status: String(status) }, seconds)
}

/** All figures as Prometheus text. */
export async function metricsText(): Promise<string> {
  const { totalCount, idleCount, waitingCount } = runtimePool()
  pool.set({ state: 'busy' }, totalCount - idleCount)
  pool.set({ state: 'idle' }, idleCount)
  pool.set({ state: 'waiting' }, waitingCount)
  await Promise.all([countJobs().catch(() => jobs.reset()), noteChecks()])
  return registry.metrics()
}

/** The same answers as /readyz and the system page. */
async function noteChecks(): Promise<void> {
  for (const { name, state, facts } of await systemChecks()) {
    checks.set({ check: name }, state === 'failed' ? 0 : 1)
    if (name === 'backup') backup.set(typeof facts.at === 'string' ? Date.parse(facts.at) / 1000 : 0)
  }
}

async function countJobs(): Promise<void> {
  const { rows } = await runtimePool().query<{ name: string, state: string, count: number }>(
    'SELECT name, state::text, count(*)::int AS count FROM pgboss.job GROUP BY name, state')
  jobs.reset()
  for (const row of rows) jobs.set({ queue: row.name, state: row.state }, row.count)
}

/** GET /metrics: for the own network, or whoever knows METRICS_TOKEN. */
export const metricsHandler = defineEventHandler(async (event) => {
  if (!mayRead(event)) throw createError({ statusCode: 404 })
  setResponseHeader(event, 'content-type', registry.contentType)
  setResponseHeader(event, 'cache-control', 'no-store')
  return metricsText()
})

function mayRead(event: H3Event): boolean {
  const token = process.env.METRICS_TOKEN
  if (token) return equal(getHeader(event, 'authorization') ?? '', `Bearer ${token}`)
  // A proxy on the same machine would make every visitor look local: it announces itself by this header.
  if (getHeader(event, 'x-forwarded-for')) return false
  return isPrivateAddress(event.node.req.socket?.remoteAddress ?? '')
}

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Loopback and the private ranges of RFC 1918 and RFC 4193. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  if (isIP(plain) === 4) return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(plain)
  return plain === '::1' || /^f[cd]/i.test(plain)
}
