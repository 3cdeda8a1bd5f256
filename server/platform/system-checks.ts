import { access, mkdir, statfs } from 'node:fs/promises'
import { sidePool } from './database'
import { processRole } from './environment'
import { WORKER_INSTANCE } from './jobs'
import { probeChromium, probeIdentityProvider, probeMail, probeStorage } from './system-probes'
import type { Finding, SystemCheck } from './system-check'

const MIN_FREE_BYTES = 200 * 1024 * 1024
const HEARTBEAT = '45 seconds'
/** A backup of yesterday is fresh, also when today's is late. */
const BACKUP_HOURS = 48
/** A probe of an anonymous caller must not cost more than one look in this time; while something is wrong one looks sooner. */
const FRESH_MS = { good: 5_000, bad: 1_000 }
const PROBE_AGAIN_MS = 30_000
const MOST_MS = 2_000
/** The database decides readiness: a busy machine is slow, not away. */
const MOST_DATABASE_MS = 5_000

let expected: readonly string[] = []
let live: { until: number, checks: Promise<SystemCheck[]> } | undefined
let probed: { until: number, checks: SystemCheck[], running?: Promise<void> } = { until: 0, checks: [] }

/** Tells the checks which migrations this version brings. */
export function expectMigrations(names: readonly string[]): void {
  expected = names
}

/**
 * The health of every part, one answer for /readyz, /metrics and the system page. Database, migrations, worker, disk and backup are looked
 * at when somebody asks; what lies outside (storage, mail, identity provider, Chromium) is probed beside it, so that nobody waits for it.
 */
export async function systemChecks(): Promise<SystemCheck[]> {
  if (Date.now() >= probed.until) void refreshProbes()
  if (!live || Date.now() >= live.until) {
    const checks = lookNow()
    const mine = { until: Date.now() + FRESH_MS.good, checks }
    live = mine
    void checks.then((all) => {
      if (all.some(check => check.state === 'failed')) mine.until = Date.now() + FRESH_MS.bad
    })
  }
  return [...await live.checks, ...probed.checks]
}

/** Probes what lies outside now and waits for it: at start, and in tests. */
export function refreshProbes(): Promise<void> {
  probed.running ??= probeAll().finally(() => {
    probed.running = undefined
  })
  return probed.running
}

async function probeAll(): Promise<void> {
  const checks = await Promise.all([
    timed('storage', probeStorage), timed('mail', probeMail), timed('identity-provider', probeIdentityProvider), timed('chromium', probeChromium),
  ])
  probed = { ...probed, until: Date.now() + PROBE_AGAIN_MS, checks }
}

/** Whether this process can serve: what else is missing is only told. */
export function decidesReadiness({ name }: SystemCheck): boolean {
  // A web process answers people although another process, the worker, is away.
  return ['database', 'migrations', 'disk'].includes(name) || (name === 'worker' && processRole().worker)
}

async function lookNow(): Promise<SystemCheck[]> {
  const started = performance.now()
  const facts = await within(askDatabase(), MOST_DATABASE_MS).catch(() => null)
  const milliseconds = Math.round(performance.now() - started)
  const disk = await timed('disk', askDisk)
  if (!facts) return [check('database', { state: 'failed', reason: 'unreachable' }, milliseconds), ...unknown(['migrations', 'worker', 'backup']), disk]
  return [
    check('database', { state: 'ok', facts: { version: facts.version, connections: facts.connections, most: facts.most, bytes: facts.bytes } }, milliseconds),
    check('migrations', migrationsOf(facts)),
    check('worker', facts.workers > 0 ? { state: 'ok', facts: { workers: facts.workers, at: facts.heartbeat } } : { state: 'failed', reason: 'no-heartbeat' }),
    check('backup', backupOf(facts)),
    disk,
  ]
}

interface DatabaseFacts {
  version: string
  connections: number
  most: number
  bytes: number
  applied: string[]
  workers: number
  heartbeat: string | null
  backupAt: string | null
  backupFailed: boolean
}

async function askDatabase(): Promise<DatabaseFacts | undefined> {
  const { rows } = await sidePool().query<DatabaseFacts>(`
    SELECT current_setting('server_version') AS version, current_setting('max_connections')::int AS most,
      (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
      pg_database_size(current_database())::float8 AS bytes,
      ARRAY(SELECT migration_name::text FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name) AS applied,
      (SELECT count(*)::int FROM pgboss.instance WHERE name = $1 AND stopped_on IS NULL AND heartbeat_on > now() - $2::interval) AS workers,
      (SELECT max(heartbeat_on)::timestamptz(0)::text FROM pgboss.instance WHERE name = $1) AS heartbeat,
      (SELECT max("finishedAt")::text FROM "MaintenanceRun" WHERE name = 'backup' AND ok) AS "backupAt",
      coalesce((SELECT NOT ok FROM "MaintenanceRun" WHERE name = 'backup' AND ok IS NOT NULL ORDER BY "startedAt" DESC LIMIT 1), false) AS "backupFailed"`,
  [WORKER_INSTANCE, HEARTBEAT])
  return rows[0]
}

function migrationsOf({ applied }: DatabaseFacts): Finding {
  const done = new Set(applied)
  const pending = expected.filter(name => !done.has(name))
  const facts = { applied: applied.length, latest: applied.at(-1) ?? null, pending: pending.join(', ') || null }
  return pending.length === 0 ? { state: 'ok', facts } : { state: 'failed', reason: 'pending', facts }
}

function backupOf({ backupAt, backupFailed }: DatabaseFacts): Finding {
  const facts = { at: backupAt }
  if (backupFailed) return { state: 'warning', reason: 'last-failed', facts }
  if (!backupAt) return { state: 'warning', reason: 'never', facts }
  return Date.now() - Date.parse(backupAt) > BACKUP_HOURS * 3_600_000 ? { state: 'warning', reason: 'old', facts } : { state: 'ok', facts }
}

/** Files and temporary documents need room; S3 installations still write temporary files. */
async function askDisk(): Promise<Finding> {
  const folder = process.env.FILES_DIR ?? '.data/files'
  if (!process.env.S3_BUCKET) await mkdir(folder, { recursive: true })
  const place = await access(folder).then(() => folder, () => '.')
  const { bavail, blocks, bsize } = await statfs(place)
  const facts = { free: bavail * bsize, size: blocks * bsize }
  return facts.free >= MIN_FREE_BYTES ? { state: 'ok', facts } : { state: 'failed', reason: 'disk-full', facts }
}

async function timed(name: SystemCheck['name'], look: () => Promise<Finding>): Promise<SystemCheck> {
  const started = performance.now()
  const finding = await within(look()).catch((): Finding => ({ state: 'failed', reason: 'unreachable' }))
  return check(name, finding, Math.round(performance.now() - started))
}

function within<T>(work: Promise<T>, most = MOST_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), most)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function unknown(names: ReadonlyArray<SystemCheck['name']>): SystemCheck[] {
  return names.map(name => check(name, { state: 'unknown' }))
}

function check(name: SystemCheck['name'], { state, reason = null, facts = {} }: Finding, milliseconds: number | null = null): SystemCheck {
  return { name, state, reason, facts, milliseconds, checkedAt: new Date() }
}
