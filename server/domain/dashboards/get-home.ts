import type { Home } from '#shared/contracts/dashboards'
import type { Context } from '#server/platform/context'
import { notFound } from '#server/platform/errors'
import { ownAndRoleDashboards, sharedDashboards, toDashboard, toTab } from './visible-dashboards'

/** Tabs of the acting person and one dashboard: the one asked for, or their first. Who has none of their own sees their role's default. */
export async function getHome(ctx: Context, { dashboardId }: { dashboardId?: string }): Promise<Home> {
  const { own, standard } = await ownAndRoleDashboards(ctx)
  const first = own.length > 0 ? own : standard ? [standard] : []
  const rows = [...first, ...await sharedDashboards(ctx)]
  const chosen = dashboardId ? rows.find(row => row.id === dashboardId) : rows[0]
  if (dashboardId && !chosen) throw notFound()
  return { tabs: rows.map(row => toTab(ctx, row)), dashboard: chosen ? toDashboard(ctx, chosen) : null }
}
