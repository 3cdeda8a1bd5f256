import { z } from 'zod'
import type { Context } from '#server/platform/context'
import { defineJob, enqueue, onceEffect } from '#server/platform/jobs'
import { maintainCompany } from '../maintenance-tasks'

/** Once a day for each company: head of the audit chain, leftover files, damaged files, old technical rows. */
export const dailyMaintenance = defineJob({
  name: 'operations.daily-maintenance',
  data: z.object({ tenantId: z.uuid(), day: z.iso.date() }),
  retries: 5,
  expireSeconds: 3600,
  concurrency: 1,
  async handle(run, { day }) {
    const tenant = await run.inTenant(ctx => Promise.resolve(ctx.actor.tenant))
    await maintainCompany(run.inTenant, { tenant, day })
  },
})

/** Queues the day's maintenance of the company unless some instance already did. */
export async function queueDailyMaintenance(ctx: Context): Promise<void> {
  const day = ctx.now().toISOString().slice(0, 10)
  if (await onceEffect(ctx, `daily-maintenance:${day}`)) await enqueue(ctx, dailyMaintenance, { tenantId: ctx.actor.tenantId, day })
}
