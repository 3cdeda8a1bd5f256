import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'

/**
 * Sessions and tokens are managed by the person in the browser only: a stolen token must not be able to make a wider
 * one or to sign its owner out. Throws `session.person-required`.
 */
export function requirePerson(ctx: Context): { userId: string, sessionId: string } {
  const { kind, userId, sessionId } = ctx.actor
  if (kind !== 'employee' || !userId || !sessionId) throw new Problem('session.person-required')
  return { userId, sessionId }
}

/** Records a declared action where there is a company whose log could hold it. */
export async function auditInCompany(ctx: Context, action: string, sessionId: string): Promise<void> {
  if (ctx.actor.tenantId) await ctx.audit(action, { type: 'Session', id: sessionId })
}
