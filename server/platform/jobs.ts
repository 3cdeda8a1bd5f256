import { fromPrisma, PgBoss, type JobWithMetadata, type Queue } from 'pg-boss'
import type { z } from 'zod'
import { jobActor, inTenant, type Context } from './context'
import { sidePool } from './database'
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
  handle(run: JobRun, data: z.output<S>): Promise<void>
}

/** One attempt at a job. */
export interface JobRun {
  jobId: string
  /** One transaction in the tenant of the job; may be called several times. */
  inTenant: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
  /** Number of earlier attempts. */
  attempt: number
  /** Whether no further attempt follows when this one fails. */
  last: boolean
}

/** What travels in the queue: whose job it is, who caused it, and its data. */
export interface JobEnvelope {
  tenant: Parameters<typeof jobActor>[0]
  causedBy: string | null
  requestId: string
  data: unknown
}

/** Jobs that failed for good end here, with the name of their own queue. */
export const DEAD_LETTERS = 'dead-letters'

/** Name under which working instances report their heartbeat in `pgboss.instance`. */
export const WORKER_INSTANCE = 'workmateos-worker'

const DEFAULT_RETRIES = 5
/** A worker says this often that it is alive; the jobs of a killed one come back soon after. */
const HEARTBEAT_SECONDS = 30

let boss: PgBoss | undefined

/** The queue as the runtime role. Schema and queues are made by the migration runner. */
export function jobQueue(): PgBoss {
  if (boss) return boss
  boss = new PgBoss({
    db: { executeSql: async (text, values) => sidePool().query(text, values as unknown[]) },
    schema: 'pgboss', migrate: false, createSchema: false, schedule: false,
    // Rebuilding indexes is the owner's right; vacuum is the operator's business.
    reindex: false, monitorVacuum: false, persistWarnings: false,
    superviseIntervalSeconds: 20, monitorIntervalSeconds: 20,
    instanceName: WORKER_INSTANCE, instanceHeartbeatSeconds: 10,
  })
  boss.on('error', error => log.warn({ err: error.message }, 'job queue'))
  return boss
}

/** Declares a job; list it in server/jobs.ts. */
export function defineJob<S extends z.ZodType>(job: JobDefinition<S>): JobDefinition<S> {
  return job
}

/** The queues that the migration runner makes for these jobs. */
export function queuesOf(definitions: readonly JobDefinition[]): Queue[] {
  return [
    { name: DEAD_LETTERS, retryLimit: 0, deleteAfterSeconds: 90 * 86_400, retentionSeconds: 90 * 86_400 },
    ...definitions.map(job => ({
      name: job.name,
      retryLimit: job.retries ?? DEFAULT_RETRIES,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 900,
      expireInSeconds: job.expireSeconds ?? 120,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: 14 * 86_400,
      deadLetter: DEAD_LETTERS,
    })),
  ]
}

/** Puts a job into the queue inside the business transaction: it exists exactly if the change does. */
export async function enqueue<S extends z.ZodType>(ctx: Context, job: JobDefinition<S>, data: z.input<S>): Promise<void> {
  const envelope: JobEnvelope = { tenant: ctx.actor.tenant, causedBy: ctx.actor.employeeId, requestId: ctx.actor.requestId, data }
  await jobQueue().send(job.name, envelope, {
    retryLimit: job.retries ?? DEFAULT_RETRIES,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 900,
    expireInSeconds: job.expireSeconds ?? 120,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    // What a person waits for goes before what the system does by itself.
    priority: ctx.actor.kind === 'job' ? -1 : 0,
    db: fromPrisma(ctx.db),
  })
}

/**
 * Marks an effect as done in this transaction; false when it was done before (a repeated delivery).
 */
export async function onceEffect(ctx: Context, key: string): Promise<boolean> {
  const rows = await ctx.db.jobEffect.createManyAndReturn({ data: [{ key }], skipDuplicates: true, select: { id: true } })
  return rows.length > 0
}

async function run(definition: JobDefinition, job: JobWithMetadata<unknown>): Promise<void> {
  const envelope = job.data as JobEnvelope
  const actor = jobActor(envelope.tenant, envelope.causedBy, envelope.requestId)
  await definition.handle({
    jobId: job.id,
    attempt: job.retryCount,
    last: job.retryCount >= job.retryLimit,
    inTenant: work => inTenant(actor, work, { action: definition.name }),
  }, definition.data.parse(envelope.data))
}

/** Starts a worker for each job in this process. */
export async function startWorkers(definitions: readonly JobDefinition[]): Promise<void> {
  const instance = jobQueue()
  await instance.start()
  for (const definition of definitions) {
    await instance.work(definition.name, {
      batchSize: 1, localConcurrency: definition.concurrency ?? 2, pollingIntervalSeconds: 0.5, includeMetadata: true,
    }, async ([job]) => {
      if (job) await runLogged(definition, job as JobWithMetadata<unknown>)
    })
  }
}

async function runLogged(definition: JobDefinition, job: JobWithMetadata<unknown>): Promise<void> {
  const started = performance.now()
  const facts = { job: definition.name, id: job.id, attempt: job.retryCount, requestId: (job.data as JobEnvelope).requestId }
  try {
    await run(definition, job)
    log.info({ ...facts, ms: Math.round(performance.now() - started) }, 'job done')
  }
  catch (error) {
    log.error({ ...facts, err: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) }, 'job failed')
    throw error
  }
}

/** Lets running jobs finish (at most 25 s) and stops taking new ones. */
export async function stopWorkers(): Promise<void> {
  const old = boss
  boss = undefined
  await old?.stop({ graceful: true, timeout: 25_000 })
}

/**
 * Works off everything that waits, in this process, and answers how many jobs were done; for tests and commands.
 * A job that fails goes the way of the queue (retry later); its error is thrown at the end.
 */
export async function drainJobs(definitions: readonly JobDefinition[]): Promise<number> {
  const failures: unknown[] = []
  let done = 0
  for (let waiting = await fetchAny(definitions); waiting.length > 0; waiting = await fetchAny(definitions)) {
    for (const { definition, job } of waiting) {
      if (await attempt(definition, job, failures)) done++
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}

interface WaitingJob {
  definition: JobDefinition
  job: JobWithMetadata<unknown>
}

async function fetchAny(definitions: readonly JobDefinition[]): Promise<WaitingJob[]> {
  const waiting: WaitingJob[] = []
  for (const definition of definitions) {
    const found = await jobQueue().fetch(definition.name, { batchSize: 20, includeMetadata: true })
    waiting.push(...found.map(job => ({ definition, job: job as JobWithMetadata<unknown> })))
  }
  return waiting
}

async function attempt(definition: JobDefinition, job: JobWithMetadata<unknown>, failures: unknown[]): Promise<boolean> {
  try {
    await run(definition, job)
    await jobQueue().complete(definition.name, job.id)
    return true
  }
  catch (error) {
    failures.push(error)
    await jobQueue().fail(definition.name, job.id, { message: error instanceof Error ? error.message : String(error) })
    return false
  }
}
