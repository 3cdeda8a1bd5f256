import type { Client } from 'pg'
import { PgBoss, type Queue } from 'pg-boss'

/** A queue of pg-boss with its options (retries, expiry, dead-letter queue). */
export type JobQueue = Queue

/** The schema that pg-boss keeps its tables in. */
export const JOB_SCHEMA = 'pgboss'

/**
 * Rights of the runtime role on the job queue. Partitions (`job_common` and one per large queue) are
 * tables of the same schema; default privileges cover those that pg-boss adds in later versions.
 */
const GRANTS = `
GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO workmate_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO workmate_runtime;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${JOB_SCHEMA} TO workmate_runtime;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOB_SCHEMA} TO workmate_runtime;
ALTER DEFAULT PRIVILEGES IN SCHEMA ${JOB_SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO workmate_runtime;
ALTER DEFAULT PRIVILEGES IN SCHEMA ${JOB_SCHEMA} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO workmate_runtime;
ALTER DEFAULT PRIVILEGES IN SCHEMA ${JOB_SCHEMA} GRANT EXECUTE ON FUNCTIONS TO workmate_runtime;
`

/**
 * Installs or updates the job queue's schema and queues as the owner, who alone may create tables, and
 * lets the runtime role work with them. The caller holds the migration lock.
 */
export async function installJobQueues(client: Client, options: { url: string, queues: JobQueue[] }): Promise<void> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: JOB_SCHEMA,
    application_name: 'workmateos-migrate',
    max: 2,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => undefined)
  await boss.start()
  try {
    for (const queue of deadLettersFirst(options.queues)) await createOrUpdateQueue(boss, queue)
  }
  finally {
    await boss.stop({ graceful: false, close: true })
  }
  const { rows } = await client.query<{ exists: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'workmate_runtime') AS "exists"`,
  )
  if (rows[0]?.exists) await client.query(GRANTS)
}

async function createOrUpdateQueue(boss: PgBoss, { name, ...settings }: JobQueue) {
  if (!await boss.getQueue(name)) {
    await boss.createQueue(name, settings)
    return
  }
  // Policy and partitioning of an existing queue are fixed in pg-boss; the rest follows the code.
  const { policy: _policy, partition: _partition, ...changeable } = settings
  if (Object.keys(changeable).length > 0) await boss.updateQueue(name, changeable)
}

function deadLettersFirst(queues: JobQueue[]) {
  const targets = new Set(queues.map(queue => queue.deadLetter))
  return [...queues].sort((a, b) => Number(targets.has(b.name)) - Number(targets.has(a.name)))
}
