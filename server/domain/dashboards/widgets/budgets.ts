import { Decimal } from '#shared/money'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { rowsOf, type WidgetSource } from './widget-source'

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

const seesMoney = (ctx: Context) => ctx.permit('backoffice.projects.read') !== 'own'

/** Condition for the projects `p` of the person's scope, as `visibleProjects` has it; internal ones are everybody's. */
function visible(ctx: Context, team: readonly string[]): Prisma.Sql {
  const scope = ctx.permit('backoffice.projects.read')
  if (scope === 'all') return Prisma.sql`true`
  const people = scope === 'team' ? [...team] : [ctx.actor.employeeId].filter(id => id !== null)
  return Prisma.sql`(p."billingMethod" = 'INTERNAL' OR p."leadId" = ANY(${people}::uuid[]) OR EXISTS (
    SELECT 1 FROM "ProjectMember" m WHERE m."projectId" = p.id AND m."employeeId" = ANY(${people}::uuid[])))`
}

/** The running projects whose budget is used most; who sees only their own projects sees no money. */
export const budgetsWidget: WidgetSource<'budgets'> = {
  needsTeam: ctx => ctx.permit('backoffice.projects.read') === 'team',
  sql({ ctx, team }, { count, onlyWarned }) {
    const money = seesMoney(ctx)
    const rows = Prisma.sql`WITH visible AS MATERIALIZED (
        SELECT p.id, p.number, p.name, p."customerId", p."budgetWarnPercent", p."budgetMinutes", p."budgetAmount" FROM "Project" p
        WHERE p.status = 'ACTIVE' AND (p."budgetMinutes" > 0 OR (${money} AND p."budgetAmount" > 0)) AND ${visible(ctx, team)}),
      sums AS MATERIALIZED (
        SELECT t."projectId", sum(t.minutes)::int AS minutes, round(sum(t."minutesAtRate") / 60, 2) AS amount
        FROM "TimeSum" t WHERE t."projectId" IS NOT NULL GROUP BY 1),
      used AS (
        SELECT v.*, coalesce(s.minutes, 0) AS "usedMinutes", CASE WHEN ${money} AND v."budgetAmount" > 0 THEN coalesce(s.amount, 0) ELSE 0 END AS "usedAmount"
        FROM visible v LEFT JOIN sums s ON s."projectId" = v.id),
      shares AS (
        SELECT u.*, floor(greatest(coalesce(u."usedMinutes" * 100.0 / nullif(u."budgetMinutes", 0), 0),
          CASE WHEN ${money} THEN coalesce(u."usedAmount" * 100 / nullif(u."budgetAmount", 0), 0) ELSE 0 END))::int AS "usedPercent"
        FROM used u),
      top AS (SELECT * FROM shares WHERE NOT ${onlyWarned} OR "usedPercent" >= "budgetWarnPercent" ORDER BY "usedPercent" DESC, number LIMIT ${count})
      SELECT s.id, s.number, s.name, c.name AS "customerName", s."budgetWarnPercent" AS "warnPercent", s."usedMinutes", s."budgetMinutes",
        s."usedAmount"::text AS "usedAmount", s."budgetAmount"::text AS "budgetAmount", s."usedPercent"
      FROM top s LEFT JOIN "Customer" c ON c.id = s."customerId" AND c."tenantId" = current_tenant()
      ORDER BY s."usedPercent" DESC, s.number`
    return rowsOf(rows)
  },
  data(rows: Row[], _settings, { ctx }) {
    const money = seesMoney(ctx)
    return {
      type: 'budgets',
      items: rows.map(row => ({
        ...row,
        usedAmount: money && row.budgetAmount ? new Decimal(row.usedAmount) : null,
        budgetAmount: money && row.budgetAmount ? new Decimal(row.budgetAmount) : null,
      })),
    }
  },
}
