import { sealAuditEvents, wasFullBatch } from '../domain/audit'
import { queueDailyMaintenance } from '../domain/operations'
import type { TenantFacts } from '../platform/actor'
import { inTenant, jobActor } from '../platform/context'
import { database } from '../platform/database'
import { listTenants } from '../platform/tenants'
import { repeat, type Repetition } from './repeat'

const SEAL_EVERY_MS = 2_000
const LOOK_AT_DAY_EVERY_MS = 10 * 60_000
/** Every so many rounds the sealing looks far back, for transactions that took long. */
const FULL_LOOK_EVERY = 60

/** Starts what happens without anybody clicking: sealing the audit log and the daily maintenance. */
export function startBackgroundWork(): Repetition {
  let round = 0
  const sealing = repeat('sealing the audit log', SEAL_EVERY_MS, async () => {
    const everything = round++ % FULL_LOOK_EVERY === 0
    for (const tenant of await listTenants()) await sealTenant(tenant, everything)
  })
  const daily = repeat('daily maintenance', LOOK_AT_DAY_EVERY_MS, async () => {
    for (const tenant of await listTenants()) await inTenant(jobActor(tenant), queueDailyMaintenance)
    await forgetDeadSessions()
  })
  return {
    async stop() {
      await Promise.all([sealing.stop(), daily.stop()])
    },
  }
}

async function sealTenant(tenant: TenantFacts, everything: boolean): Promise<void> {
  let more = true
  while (more) more = wasFullBatch(await inTenant(jobActor(tenant), ctx => sealAuditEvents(ctx, everything)))
}

/** Sessions that ended a month ago say nothing any more; the audit log keeps when people signed in. */
async function forgetDeadSessions(): Promise<void> {
  const before = new Date(Date.now() - 30 * 86_400_000)
  await database().session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] } })
}
