import type { WidgetInput } from '#shared/contracts/dashboards'
import { settle } from '#shared/dashboard-layout'
import type { Context } from '#server/platform/context'
import { notFound } from '#server/platform/errors'
import type { DashboardRow } from './visible-dashboards'

interface Stored { type: string, x: number, y: number, w: number, h: number, settings: unknown }

/** Puts the widgets on the dashboard: those with an id stay the same rows, which keeps the history short; none overlap afterwards. */
export async function writeWidgets(ctx: Context, dashboard: Pick<DashboardRow, 'id' | 'widgets'>, wanted: readonly WidgetInput[]): Promise<void> {
  const known = new Map(dashboard.widgets.map(widget => [widget.id, widget]))
  if (wanted.some(widget => widget.id && known.get(widget.id)?.type !== widget.type)) throw notFound()
  const placed = tidy(wanted)
  const kept = new Set(wanted.map(widget => widget.id))
  const gone = dashboard.widgets.filter(widget => !kept.has(widget.id)).map(widget => widget.id)
  if (gone.length > 0) await ctx.db.dashboardWidget.deleteMany({ where: { dashboardId: dashboard.id, id: { in: gone } } })
  for (const { id, ...widget } of placed.filter(candidate => candidate.id)) {
    const before = id ? known.get(id) : undefined
    if (!id || !before || isSame(before, widget)) continue
    await ctx.db.dashboardWidget.updateMany({ where: { id, dashboardId: dashboard.id }, data: widget })
  }
  const fresh = placed.filter(widget => !widget.id).map(widget => ({ ...widget, id: undefined, dashboardId: dashboard.id }))
  if (fresh.length > 0) await ctx.db.dashboardWidget.createMany({ data: fresh })
}

/** Two windows may have placed things at the same time: what is stored is always tidy. */
function tidy(widgets: readonly WidgetInput[]): WidgetInput[] {
  const boxes = widgets.map(({ x, y, w, h }, index) => ({ id: String(index), x, y, w, h }))
  const places = new Map(settle(boxes).map(({ id, ...place }) => [id, place]))
  return widgets.map((widget, index) => ({ ...widget, ...places.get(String(index)) }))
}

function isSame(a: Stored, b: Stored): boolean {
  return (['x', 'y', 'w', 'h'] as const).every(key => a[key] === b[key]) && JSON.stringify(a.settings) === JSON.stringify(b.settings)
}
