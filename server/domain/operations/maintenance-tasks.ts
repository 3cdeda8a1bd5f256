import type { MaintenanceTask } from '#shared/choices/system'
import type { TenantFacts } from '#server/platform/actor'
import { inTenant, jobActor, type Context } from '#server/platform/context'
import { cleanUpInstallation, recordMaintenance, type MaintenanceDetails } from '#server/platform/maintenance-runs'
import { listTenants } from '#server/platform/tenants'
import { currentAuditHead, keepAuditHead, verifyChain } from '../audit'
import { tidyDocuments } from '../documents'
import { expireImportFiles } from '../imports'
import { foldClaimSums } from '../invoices'
import { expirePrivacyExports } from '../privacy'
import { foldTimeSums } from '../time-tracking'
import { checkStoredFiles } from './check-stored-files'
import { removeOrphanFiles } from './remove-orphan-files'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

const DAYS_KEPT = { idempotencyKeys: 2, jobEffects: 120 }

/** Runs a task of the installation now and notes its result; tasks that concern companies run for each of them. */
export async function runMaintenance(task: MaintenanceTask): Promise<void> {
  if (task === 'clean-up') return recordMaintenance(task, cleanUpInstallation)
  const day = new Date().toISOString().slice(0, 10)
  for (const tenant of await listTenants()) {
    const within: InTenant = work => inTenant(jobActor(tenant), work)
    if (task === 'daily-maintenance') await maintainCompany(within, { tenant, day })
    else await recordMaintenance(task, () => verifyCompany(within, tenant))
  }
}

/** A company's daily work: head of its audit chain, leftover files, damaged files, old technical rows, sums made short. */
export async function maintainCompany(within: InTenant, { tenant, day }: { tenant: Pick<TenantFacts, 'id' | 'slug'>, day: string }): Promise<void> {
  await recordMaintenance('daily-maintenance', async () => {
    const head = await within(currentAuditHead)
    if (head) await keepAuditHead(tenant.id, day, head)
    const rows = await within(forgetOldRows)
    await within(foldTimeSums)
    await within(foldClaimSums)
    await tidyDocuments(within)
    await expirePrivacyExports(within)
    await expireImportFiles(within)
    const removed = await removeOrphanFiles(within, tenant.id)
    const damaged = await checkStoredFiles(within)
    return { company: tenant.slug, rows, removed, damaged }
  })
}

/** The whole audit chain of a company; a break is a failed run, which the system page shows. */
async function verifyCompany(within: InTenant, tenant: TenantFacts): Promise<MaintenanceDetails> {
  const { intact, sealed, heads, breakAt } = await verifyChain(within, { tenantId: tenant.id })
  if (!intact) throw new Error(`${tenant.slug}: ${breakAt?.reason ?? 'broken'} at seal ${breakAt?.seal ?? '?'}`)
  return { company: tenant.slug, sealed, heads }
}

async function forgetOldRows(ctx: Context): Promise<number> {
  const before = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000)
  const keys = await ctx.db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before(DAYS_KEPT.idempotencyKeys) } } })
  // Only marks that name a day or week are done for; those of jobs and mails hold for good.
  const marks = await ctx.db.jobEffect.deleteMany({ where: {
    createdAt: { lt: before(DAYS_KEPT.jobEffects) },
    OR: ['daily-maintenance:', 'clean-up:', 'audit-verification:'].map(start => ({ key: { startsWith: start } })),
  } })
  return keys.count + marks.count
}
