import type { Context } from '#server/platform/context'
import { notFound, Problem, required } from '#server/platform/errors'
import { auditInCompany, requirePerson } from './acting-person'
import { tenantsOf } from './tenants-of'

/**
 * Goes on working in another of one's own companies, from the next request on. Throws `record.not-found` for any other, and
 * `break-glass.not-allowed` in an emergency session: its code was made for one company.
 */
export async function switchTenant(ctx: Context, { id }: { id: string }): Promise<void> {
  const { userId, sessionId } = requirePerson(ctx)
  if (ctx.actor.breakGlassUntil) throw new Problem('break-glass.not-allowed')
  const target = required((await tenantsOf(ctx, userId)).find(tenant => tenant.id === id))
  await auditInCompany(ctx, 'session.tenant-switched', sessionId)

  // From here on this transaction reads the other company, where the person must still be active.
  await ctx.db.$executeRaw`SELECT set_config('app.tenant_id', ${target.id}, true)`
  const rows = await ctx.db.$queryRaw<Array<{ isActive: boolean }>>`
    SELECT actor_of_employee("employeeId") IS NOT NULL AS "isActive" FROM "Membership"
    WHERE "tenantId" = ${target.id}::uuid AND "userId" = ${userId}::uuid`
  if (!rows[0]?.isActive) throw notFound()
  await ctx.db.session.updateMany({ where: { id: sessionId, userId }, data: { tenantId: target.id } })
}
