import type { MaintenanceTask } from '#shared/choices/system'
import { requireOperator } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { startMaintenance } from './jobs/run-maintenance'

/** Starts a task of the installation now. Throws `installation.not-operator`. */
export async function startMaintenanceTask(ctx: Context, task: MaintenanceTask): Promise<void> {
  await requireOperator(ctx)
  await startMaintenance(ctx, task)
  await ctx.audit('maintenance.started', { type: 'Job', details: { task } })
}
