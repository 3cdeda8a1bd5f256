import { fromPrisma, PgBoss, type Job, type SendOptions } from 'pg-boss'
import type { z } from 'zod'
import { jobActor, inTenant, type Context } from './context'
import { database, runtimePool } from './database'
import { log } from './log'

/** Work done after commit. Delivered at least once, so `handle` must bear a second call (see `onceEffect`). */
export interface JobDefinition<S extends z.ZodType = z.ZodType> {
  /** Queue name: area.noun-verb. */
  name: string
  data: S
  /** Attempts after the first, with exponential back-off. Default 5. */
  retries?: number
  /** Seconds until an active job counts as lost. Default 120. */
  expireSeconds?: number
  /** Jobs of one queue that run at the same time in one process. Default 2. */
  concurrency?: number
  /**
   * Gets no open transaction: it opens its own with `run.inTenant`, so that mail, PDF and HTTP happen outside.
   */
  handle: (run: JobRun, data: z.output<S>) => Promise<void>
}

export interface JobRun {
  jobId: string
  /** One transaction in the tenant of the job; may be called several times. */
  inTenant: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
  /** Number of earlier attempts. */
  attempt: number
}

interface Envelope {
  tenant: Parameters<typeof jobActor>[0]
  causedBy: string | null
  requestId: string
  data: unknown
}

let boss: PgBoss | undefined

/** The queue on the runtime role's pool. Schema and queues are made by the migration runner. */
function queue(): PgBoss {
  if (boss) return boss
  boss = new PgBoss({
    db: { executeSql: async (text, values) => runtimePool().query(text, values as unknown[]) },
    schema: 'pgboss', migrate: false, createSchema: false,
  })
  boss.on('error', error => log.warn({ err: error.message }, 'job queue'))
  return boss
}

export function defineJob<S extends z.ZodType>(job: JobDefinition<S>): JobDefinition<S> {
  return job
}

/** Puts a job into the queue inside the business transaction: it exists exactly if the change does. */
export async function enqueue<S extends z.ZodType>(ctx: Context, job: JobDefinition<S>, data: z.input<S>, options: SendOptions = {}): Promise<void> {
  const envelope: Envelope = { tenant: ctx.actor.tenant, causedBy: ctx.actor.employeeId, requestId: ctx.actor.requestId, data }
  await queue().send(job.name, envelope, {
    retryLimit: job.retries ?? 5, retryDelay: 2, retryBackoff: true, expireInSeconds: job.expireSeconds ?? 120,
    ...options, db: fromPrisma(ctx.db),
  })
}

/**
 * Marks an effect as done in this transaction; false when it was done before (a repeated delivery).
 */
export async function onceEffect(ctx: Context, key: string): Promise<boolean> {
  const rows = await ctx.db.jobEffect.createManyAndReturn({ data: [{ key }], skipDuplicates: true, select: { id: true } })
  return rows.length > 0
}

async function run(definition: JobDefinition, job: Pick<Job<unknown>, 'id' | 'data'> & { retryCount?: number }): Promise<void> {
  const envelope = job.data as Envelope
  const actor = jobActor(envelope.tenant, envelope.causedBy, envelope.requestId)
  await definition.handle({
    jobId: job.id,
    attempt: job.retryCount ?? 0,
    inTenant: work => inTenant(actor, work, { action: definition.name }),
  }, definition.data.parse(envelope.data))
}

/** Starts a worker for each job in this process. */
export async function startWorkers(definitions: readonly JobDefinition[]): Promise<void> {
  const instance = queue()
  await instance.start()
  for (const definition of definitions) {
    await instance.work(definition.name, {
      batchSize: 1, localConcurrency: definition.concurrency ?? 2, pollingIntervalSeconds: 0.5, includeMetadata: true,
    }, async ([job]) => {
      if (!job) return
      try {
        await run(definition, job)
      }
      catch (error) {
        log.error({ job: definition.name, id: job.id, err: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) }, 'job failed')
        throw error
      }
    })
  }
}

/** Lets running jobs finish (at most 25 s) and stops taking new ones. */
export async function stopWorkers(): Promise<void> {
  await boss?.stop({ graceful: true, timeout: 25_000 })
  boss = undefined
}

/** Works off everything that waits, in this process, and answers how many; for tests and commands. */
export async function drainJobs(definitions: readonly JobDefinition[]): Promise<number> {
  const instance = queue()
  await database().$connect()
  let done = 0
  for (let found = true; found;) {
    found = false
    for (const definition of definitions) {
      const jobs = await instance.fetch(definition.name, { batchSize: 20, includeMetadata: true })
      for (const job of jobs) {
        await run(definition, job)
        await instance.complete(definition.name, job.id)
        found = true
        done++
      }
    }
  }
  return done
}
