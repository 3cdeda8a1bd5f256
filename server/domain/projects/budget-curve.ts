import type { Context } from '#server/platform/context'
import { Decimal, decimal } from '#shared/money'
import { requireProject } from './require-project'
import { seesRates } from './visible-projects'

/** Booked time and its value summed up week by week (Mondays), beside the budget. Throws `record.not-found`. */
export async function getBudgetCurve(ctx: Context, projectId: string) {
  const project = await requireProject(ctx, projectId)
  const weeks = await ctx.db.$queryRaw<Array<{ week: Date, minutes: number, amount: string }>>`
    SELECT date_trunc('week', "workedOn"::timestamp)::date AS week, sum("netMinutes")::int AS minutes,
      coalesce(sum("netMinutes" * "hourlyRate" / 60), 0)::text AS amount
    FROM "TimeEntry"
    WHERE "tenantId" = current_tenant() AND "projectId" = ${projectId}::uuid AND status <> 'RUNNING'
    GROUP BY 1 ORDER BY 1`
  const withMoney = seesRates(ctx)
  let totalMinutes = 0
  let totalAmount = new Decimal(0)
  const points = weeks.map(({ week, minutes, amount }) => {
    totalMinutes += minutes
    totalAmount = totalAmount.plus(decimal(amount))
    return { weekStartsOn: week, minutes, totalMinutes, totalAmount: withMoney ? totalAmount : null }
  })
  return { points, budgetMinutes: project.budgetMinutes, budgetAmount: project.budgetAmount }
}
