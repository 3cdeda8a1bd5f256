import type { Context } from '#server/platform/context'

/** Departments and roles a reminder can be for; people are searched for. Narrower scopes give to nobody but departments. */
export async function listAssignees(ctx: Context) {
  const scope = ctx.permit('core.reminders.write')
  const departments = await ctx.db.department.findMany({
    where: { closedOn: null, ...scope === 'all' ? {} : { OR: [{ headId: ctx.actor.employeeId }, { employees: { some: { id: ctx.actor.employeeId ?? undefined } } }] } },
    select: { id: true, name: true }, orderBy: { name: 'asc' }, take: 200,
  })
  const roles = scope === 'all' ? await ctx.db.role.findMany({ select: { id: true, key: true, name: true }, orderBy: { name: 'asc' }, take: 200 }) : []
  return { departments, roles }
}
