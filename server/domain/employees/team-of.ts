import type { Context } from '#server/platform/context'

/**
 * Ids of the people the actor leads, directly or through others: members of departments they head and everybody
 * below them in the line of supervision. The actor is one of them; empty for an actor without an employee.
 */
export async function teamOf(ctx: Context): Promise<string[]> {
  const me = ctx.actor.employeeId
  if (!me) return []
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    WITH RECURSIVE team AS (
      SELECT ${me}::uuid AS id
      UNION
      SELECT e.id FROM "Employee" e
      LEFT JOIN "Department" d ON d."tenantId" = e."tenantId" AND d.id = e."departmentId"
      JOIN team t ON e."supervisorId" = t.id OR d."headId" = t.id
      WHERE e."tenantId" = current_tenant()
    )
    SELECT id::text AS id FROM team`
  return rows.map(row => row.id)
}
