import type { Context } from '#server/platform/context'

/** All roles of the company with how many people hold each. */
export async function listRoles(ctx: Context) {
  const rows = await ctx.db.role.findMany({
    relationLoadStrategy: 'join',
    select: { id: true, key: true, name: true, grants: true, builtIn: true, assignments: { select: { employeeId: true } } },
    orderBy: [{ builtIn: 'desc' }, { name: 'asc' }],
  })
  const items = rows.map(({ assignments, ...role }) => ({ ...role, holders: new Set(assignments.map(row => row.employeeId)).size }))
  return { items, total: items.length }
}
