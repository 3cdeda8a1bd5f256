import type { Dashboard } from '#shared/contracts/dashboards'
import type { Context } from '#server/platform/context'
import { requireDashboard, toDashboard } from './visible-dashboards'

/** One dashboard with its widgets and settings, without figures. */
export async function getDashboard(ctx: Context, { id }: { id: string }): Promise<Dashboard> {
  return toDashboard(ctx, await requireDashboard(ctx, id))
}
