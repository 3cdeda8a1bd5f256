import type { DashboardTab } from '#shared/contracts/dashboards'
import type { Context } from '#server/platform/context'
import { ownAndRoleDashboards, sharedDashboards, toTab } from './visible-dashboards'

/** All dashboards the acting person may look at: their own, their role's default, and shared ones. */
export async function listDashboards(ctx: Context): Promise<{ items: DashboardTab[] }> {
  const { own, standard } = await ownAndRoleDashboards(ctx)
  const rows = [...own, ...standard ? [standard] : [], ...await sharedDashboards(ctx)]
  return { items: rows.map(row => toTab(ctx, row)) }
}
