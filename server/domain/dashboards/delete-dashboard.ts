import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { requireEditable } from './visible-dashboards'

/** Deletes one's own dashboard or the default of a role of the company's own making; built-in roles keep theirs. */
export async function deleteDashboard(ctx: Context, { id }: { id: string }): Promise<void> {
  const row = await requireEditable(ctx, id)
  if (row.role?.builtIn) throw new Problem('dashboard.is-default')
  await ctx.db.dashboard.deleteMany({ where: { id } })
}
