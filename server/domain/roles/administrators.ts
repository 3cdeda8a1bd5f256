import type { Context } from '#server/platform/context'

/** Employees who may give roles today: whom to tell about what concerns the safety of the company. */
export async function administratorsOf(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    SELECT DISTINCT e.id FROM "Employee" e
      JOIN "Tenant" t ON t.id = e."tenantId"
      JOIN LATERAL roles_of_employee(e.id, (now() AT TIME ZONE t.zone)::date) r ON grants_administer(r.grants)
    WHERE e."tenantId" = current_tenant() AND e."activeFrom" <= (now() AT TIME ZONE t.zone)::date
      AND (e."activeTo" IS NULL OR e."activeTo" >= (now() AT TIME ZONE t.zone)::date)
      AND EXISTS (SELECT FROM "RoleAssignment" a WHERE a."tenantId" = e."tenantId" AND a."employeeId" = e.id)`
  return rows.map(({ id }) => id)
}
