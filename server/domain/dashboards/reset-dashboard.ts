import { WidgetInput, type Dashboard } from '#shared/contracts/dashboards'
import { ROLE_DEFAULTS } from '#shared/dashboard-defaults'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { getDashboard } from './get-dashboard'
import { ownAndRoleDashboards, requireEditable, toDashboard, type DashboardRow } from './visible-dashboards'
import { copyable } from './widget-settings'
import { writeWidgets } from './write-widgets'

/** Gives one's own dashboard the widgets of the role's default; gives a default what the role was delivered with. */
export async function resetDashboard(ctx: Context, { id, version }: { id: string, version: number }): Promise<Dashboard> {
  const row = await requireEditable(ctx, id)
  const widgets = row.roleId ? asDelivered(row) : await standardWidgets(ctx)
  const { count } = await ctx.db.dashboard.updateMany({ where: { id, version }, data: { version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  await writeWidgets(ctx, row, widgets)
  return getDashboard(ctx, { id })
}

async function standardWidgets(ctx: Context): Promise<WidgetInput[]> {
  const { standard } = await ownAndRoleDashboards(ctx)
  if (!standard) throw new Problem('dashboard.no-default')
  return copyable(toDashboard(ctx, standard))
}

/** Roles of the company's own making start like an employee. */
function asDelivered(row: DashboardRow): WidgetInput[] {
  return (ROLE_DEFAULTS[row.role?.key ?? ''] ?? ROLE_DEFAULTS.employee ?? []).map(widget => WidgetInput.parse(widget))
}
