import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { coversGrant } from '#shared/permissions'

/** Nobody hands out more than they hold, else the right to give roles would be every right. Throws `role.beyond-own-rights`. */
export function assertWithinOwnRights(ctx: Context, grants: readonly string[]): void {
  const { actor } = ctx
  const beyond = grants.find(grant => !coversGrant(actor.grants, grant) || (actor.tokenScopes && !coversGrant(actor.tokenScopes, grant)))
  if (beyond) throw new Problem('role.beyond-own-rights', { details: { permission: beyond } })
}

/**
 * Somebody active must go on administering without end. Such changes take turns per company, so that the last two
 * administrators cannot remove each other; a trigger says the same of every other path. Throws `role.last-administrator`.
 */
export async function assertAdministratorRemains(ctx: Context): Promise<void> {
  await lockAdministrators(ctx)
  const [row] = await ctx.db.$queryRaw<Array<{ found: boolean }>>`SELECT EXISTS (SELECT FROM lasting_administrators()) AS found`
  if (!row?.found) throw new Problem('role.last-administrator')
}

/** Which of the assignments may go without taking away the last administrator. Locks until the end of the transaction. */
export async function removableAssignments(ctx: Context, ids: readonly string[]): Promise<string[]> {
  await lockAdministrators(ctx)
  const lasting = await ctx.db.$queryRaw<Array<{ assignmentId: string }>>`SELECT "assignmentId" FROM lasting_administrators()`
  const stays = lasting.length === 0 || lasting.some(row => !ids.includes(row.assignmentId))
  return ids.filter(id => stays || !lasting.some(row => row.assignmentId === id))
}

async function lockAdministrators(ctx: Context): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('administrators:' || current_tenant()::text, 0))`
}
