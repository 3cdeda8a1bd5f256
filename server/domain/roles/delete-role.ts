import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { assertWithinOwnRights } from './role-guards'

/**
 * Deletes a role that nobody holds or will hold, no claim gives, and that no dashboard, reminder or document is meant for.
 * Throws `role.built-in`, `role.in-use` with what still needs it.
 */
export async function deleteRole(ctx: Context, id: string): Promise<void> {
  const role = required(await ctx.db.role.findFirst({ where: { id }, select: { builtIn: true, grants: true } }))
  if (role.builtIn) throw new Problem('role.built-in')
  assertWithinOwnRights(ctx, role.grants)
  const uses = await usesOf(ctx, id)
  if (Object.values(uses).some(count => count > 0)) throw new Problem('role.in-use', { details: uses })
  // Over and done with; the log keeps who held it when.
  await ctx.db.roleAssignment.deleteMany({ where: { roleId: id } })
  await ctx.db.role.deleteMany({ where: { id } })
}

async function usesOf(ctx: Context, roleId: string) {
  const today = todayOf(ctx)
  return {
    people: await ctx.db.roleAssignment.count({ where: { roleId, OR: [{ validTo: null }, { validTo: { gte: today } }] } }),
    mappings: await ctx.db.providerRoleMapping.count({ where: { roleId } }),
    dashboards: await ctx.db.dashboard.count({ where: { roleId } }),
    reminders: await ctx.db.reminder.count({ where: { assigneeType: 'ROLE', assigneeId: roleId, completedAt: null } }),
    documents: await ctx.db.documentGrant.count({ where: { granteeType: 'ROLE', granteeId: roleId } }),
  }
}
