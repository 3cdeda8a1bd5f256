import type { Dashboard, DashboardCreate } from '#shared/contracts/dashboards'
import { selfOf } from '#server/platform/actor'
import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { getDashboard } from './get-dashboard'
import { copyable } from './widget-settings'
import { requireDashboard, toDashboard } from './visible-dashboards'
import { writeWidgets } from './write-widgets'

constraintMeans('dashboard_one_default', 'dashboard.role-has-default')

const MOST_OWN = 20

/** Adds a dashboard after the person's others, empty, with widgets, or as a copy; for a role it becomes its default. */
export async function createDashboard(ctx: Context, { name, copyOf, roleId, widgets }: DashboardCreate): Promise<Dashboard> {
  const copied = copyOf ? copyable(toDashboard(ctx, await requireDashboard(ctx, copyOf))) : []
  const owner = roleId ? { roleId: await roleToServe(ctx, roleId) } : await place(ctx)
  const { id } = await ctx.db.dashboard.create({ data: { name, ...owner }, select: { id: true } })
  await writeWidgets(ctx, { id, widgets: [] }, widgets?.map(widget => ({ ...widget, id: undefined })) ?? copied)
  return getDashboard(ctx, { id })
}

async function place(ctx: Context) {
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  const { _count, _max } = await ctx.db.dashboard.aggregate({ where: { ownerId: selfOf(ctx) }, _count: true, _max: { position: true } })
  if (_count >= MOST_OWN) throw new Problem('dashboard.too-many', { details: { most: MOST_OWN } })
  return { ownerId: ctx.actor.employeeId, position: (_max.position ?? -1) + 1 }
}

async function roleToServe(ctx: Context, roleId: string): Promise<string> {
  ctx.permit('admin.dashboards.write')
  return required(await ctx.db.role.findFirst({ where: { id: roleId }, select: { id: true } })).id
}
