import { mkdir, statfs } from 'node:fs/promises'
import { defineEventHandler, setResponseHeader, setResponseStatus } from 'h3'
import { runtimePool } from './database'
import { processRole } from './environment'
import { WORKER_INSTANCE } from './jobs'
import { startupState } from './startup'

/** Answer of /readyz: each check says true or what is wrong. */
export interface Readiness {
  ready: boolean
  state: string
  checks: Record<'database' | 'migrations' | 'worker' | 'disk', true | string>
}

const MIN_FREE_BYTES = 200 * 1024 * 1024
const HEARTBEAT = '45 seconds'
/** A probe of an anonymous caller must not cost more than one look per second. */
const FRESH_MS = 1000

let expected: readonly string[] = []
let latest: { at: number, answer: Promise<Readiness> } | undefined

/** Tells the readiness check which migrations this version brings. */
export function expectMigrations(names: readonly string[]): void {
  expected = names
}

/** Whether this process can serve: database, migrations, worker heartbeat, free disk. */
export function readiness(): Promise<Readiness> {
  if (!latest || Date.now() - latest.at > FRESH_MS) latest = { at: Date.now(), answer: look() }
  return latest.answer
}

async function look(): Promise<Readiness> {
  const [database, disk] = await Promise.all([checked(askDatabase), checked(askDisk)])
  const connected = database === true
  const migrations = connected ? await checked(askMigrations) : 'unknown'
  const worker = connected ? await checked(askWorker) : 'unknown'
  const checks = { database, migrations, worker, disk }
  // A web process answers people although another process, the worker, is away; it only reports it.
  const deciding = processRole().worker ? Object.values(checks) : [database, migrations, disk]
  const state = startupState()
  return { ready: state === 'ready' && deciding.every(check => check === true), state, checks }
}

async function checked(check: () => Promise<true | string>): Promise<true | string> {
  try {
    return await check()
  }
  catch {
    return 'unreachable'
  }
}

async function askDatabase(): Promise<true> {
  await runtimePool().query('SELECT 1')
  return true
}

async function askMigrations(): Promise<true | string> {
  const { rows } = await runtimePool().query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')
  const applied = new Set(rows.map(row => row.name))
  const missing = expected.filter(name => !applied.has(name))
  return missing.length === 0 ? true : `missing: ${missing.join(', ')}`
}

async function askWorker(): Promise<true | string> {
  const { rowCount } = await runtimePool().query(
    `SELECT 1 FROM pgboss.instance WHERE name = $1 AND stopped_on IS NULL AND heartbeat_on > now() - $2::interval LIMIT 1`,
    [WORKER_INSTANCE, HEARTBEAT])
  return rowCount ? true : 'no heartbeat'
}

/** Files and temporary documents need room; S3 installations still write temporary files. */
async function askDisk(): Promise<true | string> {
  const folder = process.env.FILES_DIR ?? '.data/files'
  if (!process.env.S3_BUCKET) await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(process.env.S3_BUCKET ? '.' : folder)
  return bavail * bsize >= MIN_FREE_BYTES ? true : 'less than 200 MB free'
}

/** GET /healthz: the process answers. */
export const healthHandler = defineEventHandler((event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  return { ok: true }
})

/** GET /readyz: 200 when everything is there, else 503 with what is missing. */
export const readinessHandler = defineEventHandler(async (event) => {
  const answer = await readiness()
  setResponseHeader(event, 'cache-control', 'no-store')
  setResponseStatus(event, answer.ready ? 200 : 503)
  return answer
})
