import type { ViewAs } from '#shared/contracts/access'
import { grantsInCommon } from '#shared/permissions'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { requirePerson } from './acting-person'

/**
 * Lets the person look at the company as a role would show it, from their next request on and until they end it. Nothing can be
 * changed meanwhile, and nothing is seen that they may not see themselves. Throws `record.not-found`,
 * `view-as.nothing-granted` for a role that would show an empty application.
 */
export async function startViewAs(ctx: Context, { roleId }: ViewAs): Promise<void> {
  const { userId, sessionId } = requirePerson(ctx)
  const role = required(await ctx.db.role.findFirst({ where: { id: roleId }, select: { id: true, key: true, grants: true } }))
  if (grantsInCommon(role.grants, ctx.actor.grants).length === 0) throw new Problem('view-as.nothing-granted')
  await ctx.db.session.updateMany({ where: { id: sessionId, userId }, data: { viewAsRoleId: role.id } })
  await ctx.audit('view-as.started', { type: 'Role', id: role.id, details: { role: role.key } })
}
