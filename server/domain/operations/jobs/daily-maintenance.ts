import { z } from 'zod'
import { defineJob, enqueue, onceEffect } from '#server/platform/jobs'
import type { Context } from '#server/platform/context'
import { currentAuditHead, keepAuditHead } from '../../audit'
import { tidyDocuments } from '../../documents'
import { expirePrivacyExports } from '../../privacy'
import { checkStoredFiles } from '../check-stored-files'
import { removeOrphanFiles } from '../remove-orphan-files'

const DAYS_KEPT = { idempotencyKeys: 2, jobEffects: 120 }

/** Once a day for each company: head of the audit chain, leftover files, damaged files, old technical rows. */
export const dailyMaintenance = defineJob({
  name: 'operations.daily-maintenance',
  data: z.object({ tenantId: z.uuid(), day: z.iso.date() }),
  retries: 5,
  expireSeconds: 3600,
  concurrency: 1,
  async handle(run, { tenantId, day }) {
    const head = await run.inTenant(currentAuditHead)
    if (head) await keepAuditHead(tenantId, day, head)
    await run.inTenant(forgetOldRows)
    await tidyDocuments(run.inTenant)
    await expirePrivacyExports(run.inTenant)
    await removeOrphanFiles(run.inTenant, tenantId)
    await checkStoredFiles(run.inTenant)
  },
})

/** Queues the day's maintenance of the company unless some instance already did. */
export async function queueDailyMaintenance(ctx: Context): Promise<void> {
  const day = ctx.now().toISOString().slice(0, 10)
  if (await onceEffect(ctx, `daily-maintenance:${day}`)) await enqueue(ctx, dailyMaintenance, { tenantId: ctx.actor.tenantId, day })
}

async function forgetOldRows(ctx: Context): Promise<void> {
  const before = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000)
  await ctx.db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before(DAYS_KEPT.idempotencyKeys) } } })
  await ctx.db.jobEffect.deleteMany({ where: { createdAt: { lt: before(DAYS_KEPT.jobEffects) }, key: { startsWith: 'daily-maintenance:' } } })
}
