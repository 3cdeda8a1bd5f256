import type { Context } from '#server/platform/context'

/**
 * Ids of the people the actor leads, directly or through others: members of departments they head or stand in for and of
 * those below these, and everybody below them in the line of supervision. A deputy does not lead the head. The actor is one
 * of them; empty for an actor without an employee.
 */
export async function teamOf(ctx: Context): Promise<string[]> {
  const me = ctx.actor.employeeId
  if (!me) return []
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    WITH RECURSIVE inside AS (
      SELECT d.id, d.id AS above, d."parentId" FROM "Department" d WHERE d."tenantId" = current_tenant()
      UNION
      SELECT i.id, d.id, d."parentId" FROM inside i JOIN "Department" d ON d.id = i."parentId" WHERE d."tenantId" = current_tenant()
    ), led AS (
      SELECT i.id AS "departmentId", d."headId" AS leader, NULL::uuid AS spared
      FROM inside i JOIN "Department" d ON d.id = i.above WHERE d."tenantId" = current_tenant() AND d."headId" IS NOT NULL
      UNION ALL
      SELECT i.id, d."deputyId", d."headId" FROM inside i JOIN "Department" d ON d.id = i.above
      WHERE d."tenantId" = current_tenant() AND d."deputyId" IS NOT NULL
    ), pairs AS (
      SELECT e."supervisorId" AS leader, e.id FROM "Employee" e WHERE e."tenantId" = current_tenant() AND e."supervisorId" IS NOT NULL
      UNION
      SELECT l.leader, e.id FROM "Employee" e JOIN led l ON l."departmentId" = e."departmentId"
      WHERE e."tenantId" = current_tenant() AND l.spared IS DISTINCT FROM e.id
    ), team AS (
      SELECT ${me}::uuid AS id
      UNION
      SELECT p.id FROM pairs p JOIN team t ON p.leader = t.id
    )
    SELECT id::text AS id FROM team`
  return rows.map(row => row.id)
}
