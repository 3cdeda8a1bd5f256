import type { Context } from '#server/platform/context'
import { notFound } from '#server/platform/errors'
import { auditInCompany, requirePerson } from './acting-person'

/** Signs one of my devices out. Throws `record.not-found` for a session that is not mine or already over. */
export async function endDevice(ctx: Context, { id }: { id: string }): Promise<void> {
  const { userId } = requirePerson(ctx)
  const { count } = await ctx.db.session.updateMany({ where: { id, userId, revokedAt: null }, data: { revokedAt: ctx.now() } })
  if (count === 0) throw notFound()
  await auditInCompany(ctx, 'session.ended', id)
}
