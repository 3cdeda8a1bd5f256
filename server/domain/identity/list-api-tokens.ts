import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { apiTokenFields } from './api-token-fields'

/** My tokens that were not revoked, newest first; expired ones stay visible until they are removed. */
export async function listApiTokens(ctx: Context) {
  const { employeeId } = ctx.actor
  if (!employeeId) throw new Problem('access.no-role')
  const items = await ctx.db.apiToken.findMany({
    where: { employeeId, revokedAt: null }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100, select: apiTokenFields,
  })
  return { items }
}
