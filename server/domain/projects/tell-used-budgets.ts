import type { Context } from '#server/platform/context'
import { onceEffect } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { usageOf } from './budget-usage'

/** A budget is told of once at its warning and once when it is used up; a changed budget counts anew. */
const USED_UP = 100

/** Tells leads and followers of active projects whose budget is nearly or wholly used; at most once an hour per company. */
export async function tellUsedBudgets(ctx: Context): Promise<void> {
  if (!await onceEffect(ctx, `used-budgets:${ctx.now().toISOString().slice(0, 13)}`)) return
  const projects = await ctx.db.project.findMany({
    where: { status: 'ACTIVE', OR: [{ budgetAmount: { not: null } }, { budgetMinutes: { not: null } }] },
    select: { id: true, name: true, leadId: true, budgetAmount: true, budgetMinutes: true, budgetWarnPercent: true },
  })
  const usage = new Map((await usageOf(ctx, projects)).map(used => [used.projectId, used.usedPercent]))
  for (const { id, name, leadId, budgetAmount, budgetMinutes, budgetWarnPercent } of projects) {
    const percent = usage.get(id) ?? 0
    if (percent < budgetWarnPercent) continue
    const step = percent >= USED_UP ? USED_UP : budgetWarnPercent
    await notify(ctx, leadId ? [leadId] : [], {
      event: 'project.budget-used', params: { name, percent }, link: `/projects/${id}`, entity: { type: 'Project', id },
      dedupKey: `budget:${id}:${step}:${budgetAmount?.toFixed() ?? ''}:${budgetMinutes ?? ''}`,
    })
  }
}
