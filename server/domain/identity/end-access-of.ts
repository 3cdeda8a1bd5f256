import type { Context } from '#server/platform/context'

/**
 * Ends the sessions in this company and the API tokens of an employee at once; sessions of the same person in another
 * company stay. Whether the actor may is the caller's question.
 * @returns how many of both ended
 */
export async function endAccessOf(ctx: Context, employeeId: string): Promise<{ sessions: number, tokens: number }> {
  const tokens = await ctx.db.apiToken.updateMany({ where: { employeeId, revokedAt: null }, data: { revokedAt: ctx.now() } })
  const membership = await ctx.db.membership.findFirst({ where: { employeeId }, select: { userId: true } })
  if (!membership) return { sessions: 0, tokens: tokens.count }
  const sessions = await ctx.db.session.updateMany({
    where: { userId: membership.userId, tenantId: ctx.actor.tenantId, revokedAt: null }, data: { revokedAt: ctx.now() },
  })
  return { sessions: sessions.count, tokens: tokens.count }
}
