import { z } from 'zod'
import { Id, Instant, line, listOf, listQuery } from './primitives'
import { JOB_STATES } from '../choices/platform'
import { MAINTENANCE_TASKS } from '../choices/system'

/** Parts of an installation whose health is looked at. */
export const CHECK_NAMES = ['database', 'migrations', 'worker', 'storage', 'disk', 'mail', 'identity-provider', 'chromium', 'backup'] as const

/** `off`: not configured, on purpose; `warning`: works, but somebody should look. */
export const CHECK_STATES = ['ok', 'warning', 'failed', 'off', 'unknown'] as const

export const Check = z.object({
  name: z.enum(CHECK_NAMES),
  state: z.enum(CHECK_STATES),
  reason: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  milliseconds: z.int().nullable(),
  checkedAt: Instant,
})

/** How many jobs of a queue are in which state. */
export const QueueCount = z.object({ name: z.string(), state: z.enum(JOB_STATES), count: z.int() })

/** One run of maintenance; `details` are its figures, `message` what went wrong. */
export const MaintenanceRun = z.object({
  id: Id,
  name: z.string(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  ok: z.boolean().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string().nullable(),
})
export type MaintenanceRun = z.output<typeof MaintenanceRun>

/**
 * The state of the installation. Companies that do not operate it see which parts work and their own queue;
 * figures, versions, backups and errors are the operator's.
 */
export const SystemState = z.object({
  operator: z.boolean(),
  checks: z.array(Check),
  queue: z.array(QueueCount),
  installation: z.object({
    versions: z.object({ application: z.string(), node: z.string(), database: z.string().nullable(), chromium: z.string().nullable() }),
    role: z.enum(['both', 'web', 'worker']),
    upSince: Instant,
    /** The latest run of each kind of work. */
    maintenance: z.array(MaintenanceRun),
  }).nullable(),
})
export type SystemState = z.output<typeof SystemState>

export const SystemErrorQuery = listQuery(['-at'], {})
export type SystemErrorQuery = z.output<typeof SystemErrorQuery>

/** An answer 5xx of the last thirty days. */
export const SystemErrorItem = z.object({
  id: Id, at: Instant, requestId: z.string(), method: z.string(), path: z.string(), message: z.string(),
})
export const SystemErrorList = listOf(SystemErrorItem)

export const MaintenanceRunQuery = listQuery(['-startedAt'], { name: line(60).optional() })
export type MaintenanceRunQuery = z.output<typeof MaintenanceRunQuery>
export const MaintenanceRunList = listOf(MaintenanceRun)

export const MaintenanceTaskParams = z.strictObject({ task: z.enum(MAINTENANCE_TASKS) })

/** How many jobs were given another attempt. */
export const JobsRetried = z.object({ count: z.int() })
