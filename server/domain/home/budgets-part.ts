import { Decimal } from '#shared/money'
import type { ProjectBudget } from '#shared/contracts/home'
import type { Context } from '#server/platform/context'

interface Row {
  id: string
  number: string
  name: string
  customerName: string | null
  warnPercent: number
  usedMinutes: number
  budgetMinutes: number | null
  usedAmount: string
  budgetAmount: string | null
  usedPercent: number
}

/** The running projects whose budget is used most; with the scope `own` only those one leads or works on, and no money. */
export async function budgetsPart(ctx: Context): Promise<ProjectBudget[] | null> {
  if (!ctx.can('backoffice.projects.read')) return null
  const everything = ctx.permit('backoffice.projects.read') !== 'own'
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH visible AS (
      SELECT p.* FROM "Project" p
      WHERE p.status = 'ACTIVE' AND (p."budgetMinutes" > 0 OR (${everything} AND p."budgetAmount" > 0))
        AND (${everything} OR p."leadId" = ${ctx.actor.employeeId}::uuid OR EXISTS (
          SELECT 1 FROM "ProjectMember" m WHERE m."projectId" = p.id AND m."employeeId" = ${ctx.actor.employeeId}::uuid))),
    used AS (
      SELECT t."projectId" AS id, sum(t."netMinutes")::int AS minutes,
        round(coalesce(sum(t."netMinutes" * t."hourlyRate") FILTER (WHERE t.billable), 0) / 60, 2) AS amount
      FROM "TimeEntry" t WHERE t."projectId" IN (SELECT id FROM visible) GROUP BY t."projectId"),
    budgets AS (
      SELECT v.id, v.number, v.name, c.name AS "customerName", v."budgetWarnPercent" AS "warnPercent",
        coalesce(u.minutes, 0) AS "usedMinutes", v."budgetMinutes", coalesce(u.amount, 0)::text AS "usedAmount", v."budgetAmount"::text AS "budgetAmount",
        greatest(coalesce(u.minutes * 100.0 / nullif(v."budgetMinutes", 0), 0),
          CASE WHEN ${everything} THEN coalesce(u.amount * 100 / nullif(v."budgetAmount", 0), 0) ELSE 0 END)::int AS "usedPercent"
      FROM visible v LEFT JOIN used u ON u.id = v.id
      LEFT JOIN "Customer" c ON c.id = v."customerId" AND c."tenantId" = v."tenantId")
    SELECT * FROM budgets ORDER BY "usedPercent" DESC, number LIMIT 6`
  return rows.map(row => ({
    ...row,
    usedAmount: everything && row.budgetAmount ? new Decimal(row.usedAmount) : null,
    budgetAmount: everything && row.budgetAmount ? new Decimal(row.budgetAmount) : null,
  }))
}
