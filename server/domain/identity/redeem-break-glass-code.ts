import { inTenant, jobActor, type Context } from '#server/platform/context'
import { hashBreakGlassCode } from '#server/platform/break-glass'
import { database } from '#server/platform/database'
import { Problem } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import type { Visit } from '#server/platform/oidc-sign-in'
import { listTenants } from '#server/platform/tenants'
import { noteSignIn } from '../employees'
import { administratorsOf } from '../roles'

const SESSION_MS = 60 * 60_000

interface Redemption {
  /** Short name of the company. */
  company: string
  code: string
  visit: Visit
}

/**
 * Signs a person in with a one-time code, for an hour at most and without the identity provider. Whatever is wrong with it, the
 * answer is the same. Throws `break-glass.code-invalid`.
 * @returns id of the session
 */
export async function redeemBreakGlassCode({ company, code, visit }: Redemption): Promise<string> {
  const hash = hashBreakGlassCode(code)
  const tenant = (await listTenants()).find(({ slug }) => slug === company.trim().toLowerCase())
  if (!tenant || !hash) throw new Problem('break-glass.code-invalid')
  const actor = jobActor(tenant, null, visit.requestId)
  const session = await inTenant(actor, ctx => startSession(ctx, hash, visit), { action: 'break-glass.used' })
  if (visit.earlierSessionId) {
    await database().session.updateMany({ where: { id: visit.earlierSessionId, revokedAt: null }, data: { revokedAt: new Date() } })
  }
  return session
}

async function startSession(ctx: Context, hash: string, visit: Visit): Promise<string> {
  const now = ctx.now()
  // One statement finds and uses it: of two at the same moment only one gets the row.
  const [used] = await ctx.db.breakGlassCode.updateManyAndReturn({
    where: { hash, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now }, select: { id: true, employeeId: true },
  })
  const person = used && await activeMember(ctx, used.employeeId)
  if (!used || !person) throw new Problem('break-glass.code-invalid')
  const { id } = await ctx.db.session.create({
    data: {
      userId: person.userId, tenantId: ctx.actor.tenantId, isBreakGlass: true, expiresAt: new Date(now.getTime() + SESSION_MS),
      ip: visit.ip, userAgent: visit.userAgent,
    },
    select: { id: true },
  })
  await noteSignIn(ctx, used.employeeId)
  await ctx.audit('break-glass.used', { type: 'Session', id, details: { employeeId: used.employeeId, codeId: used.id, ip: visit.ip } })
  await notify(ctx, await administratorsOf(ctx), { event: 'break-glass.used', params: { person: person.name }, link: '/admin/audit' })
  return id
}

async function activeMember(ctx: Context, employeeId: string): Promise<{ userId: string, name: string } | null> {
  const [row] = await ctx.db.$queryRaw<Array<{ actor: { name: string, grants: string[] } | null }>>`SELECT actor_of_employee(${employeeId}::uuid) AS actor`
  const membership = await ctx.db.membership.findFirst({ where: { employeeId, tenantId: ctx.actor.tenantId }, select: { userId: true } })
  return membership && row?.actor && row.actor.grants.length > 0 ? { userId: membership.userId, name: row.actor.name } : null
}
