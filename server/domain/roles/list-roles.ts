import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { todayOf } from '#server/platform/today'
import { roleFields } from './role-fields'

/** More roles than anybody can keep apart; a wall, see `createRole`. */
export const MOST_ROLES = 100

/** All roles of the company with how many people hold each today. */
export async function listRoles(ctx: Context) {
  const rows = await ctx.db.role.findMany({ select: roleFields, orderBy: [{ builtIn: 'desc' }, { name: 'asc' }], take: MOST_ROLES })
  const items = await withHolders(ctx, rows)
  return { items, total: items.length }
}

type RoleRow = Prisma.RoleGetPayload<{ select: typeof roleFields }>

/** Adds how many active people hold each of the roles today. */
export async function withHolders(ctx: Context, rows: readonly RoleRow[]) {
  const today = todayOf(ctx)
  const ids = rows.map(({ id }) => id)
  const counts = await ctx.db.$queryRaw<Array<{ roleId: string, holders: number }>>`
    SELECT a."roleId", count(DISTINCT a."employeeId")::int AS holders
    FROM "RoleAssignment" a JOIN "Employee" e ON e."tenantId" = a."tenantId" AND e.id = a."employeeId"
    WHERE a."tenantId" = current_tenant() AND a."roleId" = ANY (${ids}::uuid[])
      AND (a."validFrom" IS NULL OR a."validFrom" <= ${today}::date) AND (a."validTo" IS NULL OR a."validTo" >= ${today}::date)
      AND e."activeFrom" <= ${today}::date AND (e."activeTo" IS NULL OR e."activeTo" >= ${today}::date)
    GROUP BY a."roleId"`
  const holders = new Map(counts.map(row => [row.roleId, row.holders]))
  return rows.map(({ _count, ...role }) => ({ ...role, mappings: _count.mappings, holders: holders.get(role.id) ?? 0 }))
}
