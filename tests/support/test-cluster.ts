import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate, readMigrationsFrom } from '#server/platform/migrations'
import type { JobQueue } from '#server/platform/migrations-jobs'
import { prepareDatabase } from '../../scripts/setup/database-roles.mjs'
import { startCluster } from '../../scripts/setup/embedded-postgres.mjs'
import { endProcess, isRunning } from '../../scripts/setup/processes.mjs'

export interface TestCluster {
  port: number
  password: string
  stop: () => Promise<void>
}

/** The migrated database that every test database is a copy of. */
export const TEMPLATE = 'workmateos_template'
/** Passwords of the two logins inside a test cluster, which listens on loopback only and lives for one run. */
export const TEST_LOGINS = { ownerPassword: 'owner', runtimePassword: 'runtime' }

const PREFIX = 'workmateos-test-'

/** Starts an empty PostgreSQL in a temporary folder and migrates the template once. */
export async function startTestCluster(): Promise<TestCluster> {
  await sweepAbandoned()
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  // PostgreSQL runs as another user when the tests run as root.
  await chmod(folder, 0o755)
  const cluster = await startCluster({ folder, preferredPort: 54400, hasty: true })
  const { ownerUrl } = await prepareDatabase({ ...cluster, database: TEMPLATE, ...TEST_LOGINS })
  const migrations = await readMigrationsFrom(fileURLToPath(new URL('../../prisma/migrations', import.meta.url)))
  await migrate({ url: ownerUrl, migrations, queues: await jobQueues() })
  return {
    port: cluster.port,
    password: cluster.password,
    stop: async () => {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function jobQueues(): Promise<JobQueue[]> {
  try {
    const [{ JOBS }, { queuesOf }] = await Promise.all([import('#server/jobs'), import('#server/platform/jobs')])
    return queuesOf(JOBS)
  }
  catch (error) {
    process.stderr.write(`Tests run without job queues: ${error instanceof Error ? error.message : String(error)}\n`)
    return []
  }
}

/** A killed run (of tests, bench or browser) leaves its cluster running: end it before it eats the machine. */
async function sweepAbandoned() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith('workmateos-')) continue
    const folder = join(tmpdir(), name)
    const starter = await startedBy(folder)
    if (starter === undefined || isRunning(starter)) continue
    const pid = Number((await readFile(join(folder, 'data/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
    if (pid) await endProcess(pid, { signal: 'SIGQUIT', patienceMs: 5000 })
    await rm(folder, { recursive: true, force: true })
  }
}

async function startedBy(folder: string): Promise<number | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'cluster.json'), 'utf8')).startedBy
  }
  catch {
    return undefined
  }
}
