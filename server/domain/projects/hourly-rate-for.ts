import type { Context } from '#server/platform/context'
import { decimal, type Decimal } from '#shared/money'

interface RateQuestion {
  /** Null for personal time, which has no rate. */
  projectId: string | null
  employeeId: string
}

/** The rate that holds for new time, in the order project member, project, customer, company; null where none is set. */
export async function hourlyRateFor(ctx: Context, { projectId, employeeId }: RateQuestion): Promise<Decimal | null> {
  if (!projectId) return null
  const rows = await ctx.db.$queryRaw<Array<{ rate: string | null }>>`/* kept */
    SELECT coalesce(m."hourlyRate", p."hourlyRate", c."hourlyRate",
      (SELECT s."defaultHourlyRate" FROM "CompanyProfile" s WHERE s."tenantId" = current_tenant()))::text AS rate
    FROM "Project" p
    LEFT JOIN "ProjectMember" m ON m."tenantId" = p."tenantId" AND m."projectId" = p.id AND m."employeeId" = ${employeeId}::uuid
    LEFT JOIN "Customer" c ON c."tenantId" = p."tenantId" AND c.id = p."customerId"
    WHERE p."tenantId" = current_tenant() AND p.id = ${projectId}::uuid`
  const rate = rows[0]?.rate
  return rate ? decimal(rate) : null
}
