import type { Dashboard, DashboardReplace } from '#shared/contracts/dashboards'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { getDashboard } from './get-dashboard'
import { requireEditable } from './visible-dashboards'
import { writeWidgets } from './write-widgets'

/** Saves name, sharing and all widgets at once. Throws `record.changed` when somebody else was faster. */
export async function replaceDashboard(ctx: Context, input: DashboardReplace & { id: string }): Promise<Dashboard> {
  const { id, version, name, shared, widgets } = input
  const row = await requireEditable(ctx, id)
  if (shared && row.roleId) throw new Problem('dashboard.default-not-shared')
  if (shared !== row.shared) ctx.permit('core.dashboards.share')
  const { count } = await ctx.db.dashboard.updateMany({ where: { id, version }, data: { name, shared, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  await writeWidgets(ctx, row, widgets)
  return getDashboard(ctx, { id })
}
