import type { Context } from '#server/platform/context'
import { notFound } from '#server/platform/errors'
import { requirePerson } from './acting-person'

/** Makes one of my tokens worthless at once. Throws `record.not-found` for a token that is not mine. */
export async function revokeApiToken(ctx: Context, { id }: { id: string }): Promise<void> {
  requirePerson(ctx)
  const { employeeId } = ctx.actor
  if (!employeeId) throw notFound()
  const { count } = await ctx.db.apiToken.updateMany({ where: { id, employeeId, revokedAt: null }, data: { revokedAt: ctx.now() } })
  if (count === 0) throw notFound()
}
