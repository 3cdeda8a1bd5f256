import type { Context } from '#server/platform/context'
import { decimal, roundToCents, type Decimal } from '#shared/money'
import { seesRates, visibleProjects } from './visible-projects'

interface Budget {
  id: string
  budgetAmount: { toFixed(): string, isZero(): boolean } | null
  budgetMinutes: number | null
  budgetWarnPercent: number
}

/** Used and remaining budget of projects the actor may see; ids of others are left out. */
export async function listBudgetUsage(ctx: Context, ids: readonly string[]) {
  const projects = await ctx.db.project.findMany({
    where: { AND: [{ id: { in: [...ids] } }, await visibleProjects(ctx)] },
    select: { id: true, budgetAmount: true, budgetMinutes: true, budgetWarnPercent: true },
  })
  return { items: await usageOf(ctx, projects) }
}

/** Used and remaining budget: net minutes of all booked time, and those minutes at the rate frozen when they were booked. */
export async function usageOf(ctx: Context, projects: readonly Budget[]) {
  if (projects.length === 0) return []
  const rows = await ctx.db.$queryRaw<Array<{ id: string, minutes: number, amount: string }>>`
    SELECT "projectId"::text AS id, sum(minutes)::int AS minutes, (sum("minutesAtRate") / 60)::text AS amount
    FROM "TimeSum"
    WHERE "tenantId" = current_tenant() AND "projectId" = ANY (${projects.map(project => project.id)}::uuid[])
    GROUP BY 1`
  const used = new Map(rows.map(row => [row.id, row]))
  const withMoney = seesRates(ctx)
  return projects.map((project) => {
    const row = used.get(project.id)
    return measured(project, { minutes: row?.minutes ?? 0, amount: withMoney ? roundToCents(row?.amount ?? '0') : null })
  })
}

function measured(project: Budget, used: { minutes: number, amount: Decimal | null }) {
  const budgetAmount = used.amount && project.budgetAmount ? decimal(project.budgetAmount) : null
  const budgetMinutes = project.budgetMinutes
  const shares = [
    share(used.minutes, budgetMinutes),
    used.amount && budgetAmount?.gt(0) ? used.amount.times(100).div(budgetAmount).floor().toNumber() : null,
  ].filter(value => value !== null)
  const usedPercent = shares.length ? Math.max(...shares) : null
  return {
    projectId: project.id,
    usedMinutes: used.minutes,
    budgetMinutes,
    remainingMinutes: budgetMinutes === null ? null : budgetMinutes - used.minutes,
    usedAmount: used.amount,
    budgetAmount,
    remainingAmount: used.amount && budgetAmount ? budgetAmount.minus(used.amount) : null,
    usedPercent,
    level: levelOf(usedPercent, project.budgetWarnPercent),
  }
}

function share(used: number, budget: number | null): number | null {
  return budget ? Math.floor(used * 100 / budget) : null
}

function levelOf(usedPercent: number | null, warnPercent: number) {
  if (usedPercent === null) return 'none' as const
  if (usedPercent > 100) return 'exceeded' as const
  return usedPercent >= warnPercent ? 'warning' as const : 'ok' as const
}
