import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { teamOf } from './team-of'

/** Condition for the employees the actor may read: all, the people one leads, or oneself. */
export async function visibleEmployees(ctx: Context): Promise<Prisma.EmployeeWhereInput> {
  const scope = ctx.permit('core.employees.read')
  if (scope === 'all') return {}
  return { id: { in: scope === 'team' ? await teamOf(ctx) : [ctx.actor.employeeId].filter(id => id !== null) } }
}
