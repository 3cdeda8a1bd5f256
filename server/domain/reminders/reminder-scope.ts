import { teamOf } from '#server/domain/employees'
import { Prisma } from '#server/generated/prisma/client'
import { selfOf } from '#server/platform/actor'
import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { dayText } from '#shared/calendar-day'
import type { Permission } from '#shared/permissions'

const everything = Prisma.sql`TRUE`
const nothing = Prisma.sql`FALSE`
const teams = new WeakMap<Context, Promise<string[]>>()

/** Condition on `r`: it is for the person, one of their departments, or a role they hold today. */
export function assignedTo(ctx: Context): Prisma.Sql {
  const me = selfOf(ctx)
  const today = dayText(todayOf(ctx))
  return Prisma.sql`(
    (r."assigneeType" = 'EMPLOYEE' AND r."assigneeId" = ${me}::uuid)
    OR (r."assigneeType" = 'DEPARTMENT' AND r."assigneeId" IN (
      SELECT "departmentId" FROM "Employee" WHERE "tenantId" = current_tenant() AND id = ${me}::uuid
      UNION SELECT "departmentId" FROM "DepartmentMembership" WHERE "tenantId" = current_tenant() AND "employeeId" = ${me}::uuid))
    OR (r."assigneeType" = 'ROLE' AND r."assigneeId" IN (SELECT id FROM roles_of_employee(${me}::uuid, ${today}::date))))`
}

/** Condition on `r`: made by the person, for them, or (free ones) naming them. */
function concerning(ctx: Context): Prisma.Sql {
  const me = selfOf(ctx)
  return Prisma.sql`(r."createdById" = ${me}::uuid OR ${assignedTo(ctx)} OR (r."entityType" IS NULL AND r.note LIKE ${`%(employee:${me})%`}))`
}

/** Condition on `r`: what the permission covers. `own` is what concerns the person, `team` also what concerns those they lead. */
export async function withinScope(ctx: Context, permission: Permission): Promise<Prisma.Sql> {
  if (!ctx.can(permission)) return nothing
  const scope = ctx.permit(permission)
  if (scope === 'all') return everything
  if (scope === 'own') return concerning(ctx)
  const asked = teams.get(ctx) ?? teamOf(ctx)
  teams.set(ctx, asked)
  const team = await asked
  return Prisma.sql`(${concerning(ctx)} OR r."createdById" = ANY (${team}::uuid[])
    OR (r."assigneeType" = 'EMPLOYEE' AND r."assigneeId" = ANY (${team}::uuid[]))
    OR (r."assigneeType" = 'DEPARTMENT' AND r."assigneeId" IN (SELECT id FROM "Department" WHERE "tenantId" = current_tenant() AND "headId" = ANY (${team}::uuid[]))))`
}
