import type { Context } from '#server/platform/context'
import { requirePerson } from './acting-person'

/** Ends looking through a role; does nothing for somebody who does not. */
export async function endViewAs(ctx: Context): Promise<void> {
  const { userId, sessionId } = requirePerson(ctx)
  await ctx.db.session.updateMany({ where: { id: sessionId, userId }, data: { viewAsRoleId: null } })
  const { viewAs } = ctx.actor
  if (viewAs) await ctx.audit('view-as.ended', { type: 'Role', id: viewAs.roleId, details: { role: viewAs.key } })
}
