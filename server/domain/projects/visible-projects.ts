import { selfOf } from '#server/platform/actor'
import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { teamOf } from '#server/domain/employees'

/**
 * Condition for the projects the actor may read. `own`: where one is member or lead, and internal ones, which are open
 * to all; `team`: the same for everybody one leads.
 */
export async function visibleProjects(ctx: Context): Promise<Prisma.ProjectWhereInput> {
  const scope = ctx.permit('backoffice.projects.read')
  if (scope === 'all') return {}
  const people = scope === 'team' ? await teamOf(ctx) : [selfOf(ctx)]
  return {
    OR: [
      { billingMethod: 'INTERNAL' },
      { leadId: { in: people } },
      { members: { some: { employeeId: { in: people } } } },
    ],
  }
}

/** Whether rates and budgets in money may be shown: to those who see more than their own projects. */
export function seesRates(ctx: Context): boolean {
  return ctx.permit('backoffice.projects.read') !== 'own'
}
