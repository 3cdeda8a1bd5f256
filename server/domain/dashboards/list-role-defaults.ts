import type { Context } from '#server/platform/context'

/** All roles and the dashboard their holders start with. */
export async function listRoleDefaults(ctx: Context) {
  const roles = await ctx.db.role.findMany({
    relationLoadStrategy: 'join',
    orderBy: [{ builtIn: 'desc' }, { name: 'asc' }],
    take: 100,
    select: {
      id: true, key: true, name: true, builtIn: true,
      dashboards: { select: { id: true, updatedAt: true, _count: { select: { widgets: true } } }, take: 1 },
    },
  })
  return {
    items: roles.map(({ id, dashboards: [dashboard], ...role }) => ({
      ...role, roleId: id, dashboardId: dashboard?.id ?? null, widgetCount: dashboard?._count.widgets ?? 0,
      updatedAt: dashboard?.updatedAt ?? null,
    })),
  }
}
