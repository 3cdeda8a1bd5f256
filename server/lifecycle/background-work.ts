import { sealAuditEvents, wasFullBatch, type SealReach } from '../domain/audit'
import { followPeople } from '../domain/leaving'
import { queueDailyMaintenance } from '../domain/operations'
import type { TenantFacts } from '../platform/actor'
import { inTenant, jobActor } from '../platform/context'
import { database } from '../platform/database'
import { listTenants } from '../platform/tenants'
import { repeat, type Repetition } from './repeat'

const SEAL_EVERY_MS = 2_000
const LOOK_AT_DAY_EVERY_MS = 10 * 60_000
/** Every so many rounds the sealing looks further back, for transactions that took long; looking far is dearer. */
const LOOK_FAR_EVERY = 10
const LOOK_AT_ALL_EVERY = 300

/** Starts what happens without anybody clicking: sealing the audit log and the daily maintenance. */
export function startBackgroundWork(): Repetition {
  let round = 0
  const sealing = repeat('sealing the audit log', SEAL_EVERY_MS, async () => {
    const reach = reachOf(round++)
    for (const tenant of await listTenants()) await sealTenant(tenant, reach)
  })
  const daily = repeat('daily maintenance', LOOK_AT_DAY_EVERY_MS, async () => {
    for (const tenant of await listTenants()) await inTenant(jobActor(tenant), queueDailyMaintenance)
    for (const tenant of await listTenants()) await inTenant(jobActor(tenant), followPeople)
    await forgetDeadSessions()
  })
  return {
    async stop() {
      await Promise.all([sealing.stop(), daily.stop()])
    },
  }
}

function reachOf(round: number): SealReach {
  if (round % LOOK_AT_ALL_EVERY === 0) return 'everything'
  return round % LOOK_FAR_EVERY === 0 ? 'far' : 'near'
}

async function sealTenant(tenant: TenantFacts, reach: SealReach): Promise<void> {
  let more = true
  while (more) more = wasFullBatch(await inTenant(jobActor(tenant), ctx => sealAuditEvents(ctx, reach)))
}

/** Sessions that ended a month ago say nothing any more; the audit log keeps when people signed in. */
async function forgetDeadSessions(): Promise<void> {
  const before = new Date(Date.now() - 30 * 86_400_000)
  await database().session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] } })
}
