import { inTenant, jobActor } from '#server/platform/context'
import { database } from '#server/platform/database'
import { unseal } from '#server/platform/key-ring'
import { TOKEN_PURPOSE } from '#server/platform/session-refresh'
import { listTenants } from '#server/platform/tenants'

/**
 * Ends a session: its cookie is worth nothing from now on, however often it was copied.
 * @returns the ID token, which the provider wants to see at its own sign-out; null when there was no such session
 */
export async function endSession(sessionId: string, requestId: string): Promise<string | null> {
  const [session] = await database().session.updateManyAndReturn({
    where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() }, select: { idToken: true, tenantId: true, userId: true },
  })
  if (!session) return null
  if (session.tenantId) await recordEnd({ sessionId, requestId, tenantId: session.tenantId, userId: session.userId })
  return unseal(TOKEN_PURPOSE, session.idToken)
}

async function recordEnd(end: { sessionId: string, requestId: string, tenantId: string, userId: string }): Promise<void> {
  const tenant = (await listTenants()).find(({ id }) => id === end.tenantId)
  if (!tenant) return
  await inTenant(jobActor(tenant, null, end.requestId), async (ctx) => {
    const member = await ctx.db.membership.findFirst({
      where: { userId: end.userId, tenantId: end.tenantId }, select: { employeeId: true },
    })
    await ctx.audit('session.ended', { type: 'Session', id: end.sessionId, details: { employeeId: member?.employeeId ?? null } })
  })
}
