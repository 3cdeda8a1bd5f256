import type { Context } from '#server/platform/context'
import { auditInCompany, requirePerson } from './acting-person'

/** Signs out all my devices but the one in use. */
export async function endOtherDevices(ctx: Context): Promise<void> {
  const { userId, sessionId } = requirePerson(ctx)
  await ctx.db.session.updateMany({ where: { userId, revokedAt: null, NOT: { id: sessionId } }, data: { revokedAt: ctx.now() } })
  await auditInCompany(ctx, 'session.others-ended', sessionId)
}
