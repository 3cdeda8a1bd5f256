import type { DashboardOrder, DashboardTab } from '#shared/contracts/dashboards'
import type { Context } from '#server/platform/context'
import { notFound } from '#server/platform/errors'
import { listDashboards } from './list-dashboards'
import { ownAndRoleDashboards } from './visible-dashboards'

/** Puts one's own dashboards in this order; those not named follow in their old one. */
export async function sortDashboards(ctx: Context, { ids }: DashboardOrder): Promise<{ items: DashboardTab[] }> {
  const { own } = await ownAndRoleDashboards(ctx)
  const known = own.map(row => row.id)
  if (ids.some(id => !known.includes(id))) throw notFound()
  const order = [...new Set([...ids, ...known])]
  for (const row of own.filter(candidate => candidate.position !== order.indexOf(candidate.id))) {
    await ctx.db.dashboard.updateMany({ where: { id: row.id }, data: { position: order.indexOf(row.id) } })
  }
  return listDashboards(ctx)
}
