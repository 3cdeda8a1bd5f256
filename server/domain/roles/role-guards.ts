import type { Context } from '#server/platform/context'
import { permittedScope } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { narrower, PERMISSIONS, scopeOf } from '#shared/permissions'
import { dayInZone } from '#shared/calendar-day'

/** Nobody hands out more than they hold, else the right to give roles would be every right. Throws `role.beyond-own-rights`. */
export function assertWithinOwnRights(ctx: Context, grants: readonly string[]): void {
  for (const permission of PERMISSIONS) {
    const given = scopeOf(grants, permission)
    if (given && narrower(given, permittedScope(ctx.actor, permission)) !== given) {
      throw new Problem('role.beyond-own-rights', { details: { permission } })
    }
  }
}

/**
 * After a change of roles or employment somebody active must still hold everything (`*`). Such changes take turns per
 * company, so that the last two administrators cannot remove each other. Throws `role.last-administrator`.
 */
export async function assertAdministratorRemains(ctx: Context): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('administrators:' || current_tenant()::text, 0))`
  const today = dayInZone(ctx.now(), ctx.actor.tenant.zone)
  const one = await ctx.db.roleAssignment.findFirst({
    where: {
      role: { grants: { has: '*' } },
      employee: { activeFrom: { lte: today }, OR: [{ activeTo: null }, { activeTo: { gte: today } }] },
    },
    select: { id: true },
  })
  if (!one) throw new Problem('role.last-administrator')
}
