import { z } from 'zod'
import { MAINTENANCE_TASKS, type MaintenanceTask } from '#shared/choices/system'
import type { Context } from '#server/platform/context'
import { defineJob, enqueue, onceEffect } from '#server/platform/jobs'
import { runMaintenance } from '../maintenance-tasks'

/** One task of the installation, by the clock or because somebody asked. */
export const runMaintenanceJob = defineJob({
  name: 'operations.run-maintenance',
  data: z.strictObject({ task: z.enum(MAINTENANCE_TASKS) }),
  retries: 1,
  expireSeconds: 3600,
  concurrency: 1,
  handle: (_run, { task }) => runMaintenance(task),
})

/** Starts a task now. */
export async function startMaintenance(ctx: Context, task: MaintenanceTask): Promise<void> {
  await enqueue(ctx, runMaintenanceJob, { task })
}

/** Queues what the installation does by itself, unless some instance already did: each day the clean-up, each week the audit chains. */
export async function queueInstallationMaintenance(ctx: Context): Promise<void> {
  const day = ctx.now().toISOString().slice(0, 10)
  if (await onceEffect(ctx, `clean-up:${day}`)) await startMaintenance(ctx, 'clean-up')
  const week = Math.floor(ctx.now().getTime() / (7 * 86_400_000))
  if (await onceEffect(ctx, `audit-verification:${week}`)) await startMaintenance(ctx, 'audit-verification')
}
