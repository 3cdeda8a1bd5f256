import { sealAuditEvents, wasFullBatch, type SealReach } from '../domain/audit'
import { followPeople } from '../domain/leaving'
import { sendWaitingNotifications } from '../domain/notifications'
import { queueDailyMaintenance, queueInstallationMaintenance } from '../domain/operations'
import { tellUsedBudgets } from '../domain/projects'
import { fireReminders } from '../domain/reminders'
import { ensurePushKeys } from '../domain/settings'
import type { TenantFacts } from '../platform/actor'
import { inTenant, jobActor } from '../platform/context'
import { log } from '../platform/log'
import { listTenants, operatingTenant } from '../platform/tenants'
import { repeat, type Repetition } from './repeat'

const SEAL_EVERY_MS = 2_000
const TELL_EVERY_MS = 10_000
const LOOK_AT_DAY_EVERY_MS = 10 * 60_000
/** Every so many rounds the sealing looks further back, for transactions that took long; looking far is dearer. */
const LOOK_FAR_EVERY = 10
const LOOK_AT_ALL_EVERY = 300

/** Starts what happens without anybody clicking: sealing the audit log and the daily maintenance. */
export function startBackgroundWork(): Repetition {
  let round = 0
  let hasPushKeys = false
  const sealing = repeat('sealing the audit log', SEAL_EVERY_MS, async () => {
    const reach = reachOf(round++)
    for (const tenant of await listTenants()) await sealTenant(tenant, reach)
  })
  const telling = repeat('reminders and notifications', TELL_EVERY_MS, async () => {
    const tenants = await listTenants()
    // Push keys are the installation's: any company's transaction will do, once.
    if (!hasPushKeys && tenants[0]) hasPushKeys = await inTenant(jobActor(tenants[0]), ensurePushKeys).then(() => true)
    for (const tenant of tenants) await tellPeople(tenant)
  })
  const daily = repeat('daily maintenance', LOOK_AT_DAY_EVERY_MS, async () => {
    for (const tenant of await listTenants()) await inTenant(jobActor(tenant), queueDailyMaintenance)
    for (const tenant of await listTenants()) await inTenant(jobActor(tenant), tellUsedBudgets)
    for (const tenant of await listTenants()) await inTenant(jobActor(tenant), followPeople)
    const operator = await operatingTenant()
    if (operator) await inTenant(jobActor(operator), queueInstallationMaintenance)
  })
  return {
    async stop() {
      await Promise.all([sealing.stop(), telling.stop(), daily.stop()])
    },
  }
}

/** Each company for itself: trouble in one must not keep the others waiting. */
async function tellPeople(tenant: TenantFacts): Promise<void> {
  const inCompany = <T>(work: Parameters<typeof inTenant<T>>[1]) => inTenant(jobActor(tenant), work, { action: 'reminder.fired' })
  try {
    await fireReminders(inCompany)
    await sendWaitingNotifications(inCompany)
  }
  catch (error) {
    log.warn({ err: String(error), tenant: tenant.slug }, 'people could not be told, trying again')
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
