import type { WidgetAnswer } from '#shared/contracts/dashboard-data'
import type { Context } from '#server/platform/context'
import { ownAndRoleDashboards, requireDashboard, toDashboard, type DashboardRow } from './visible-dashboards'
import { answerWidgets } from './widget-answers'

/** Figures of all widgets of a dashboard, seen with the eyes of the acting person; without an id of the one they start with. */
export async function getDashboardData(ctx: Context, { dashboardId }: { dashboardId?: string }): Promise<{ items: WidgetAnswer[] }> {
  const row = dashboardId ? await requireDashboard(ctx, dashboardId) : await firstDashboard(ctx)
  return { items: row ? await answerWidgets(ctx, toDashboard(ctx, row).widgets) : [] }
}

async function firstDashboard(ctx: Context): Promise<DashboardRow | null> {
  const { own, standard } = await ownAndRoleDashboards(ctx)
  return own[0] ?? standard
}
