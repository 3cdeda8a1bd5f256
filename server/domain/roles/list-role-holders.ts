import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { pageOf } from '#server/platform/sort-order'
import { todayOf } from '#server/platform/today'
import type { RoleHolderQuery } from '#shared/contracts/roles'
import { stateOf } from './assignment-state'
import { assignmentFields } from './role-fields'

/** One page of the people a role was given to, by name, whenever it counts. Throws `record.not-found`. */
export async function listRoleHolders(ctx: Context, { id: roleId, ...page }: RoleHolderQuery & { id: string }) {
  const role = required(await ctx.db.role.findFirst({
    where: { id: roleId },
    relationLoadStrategy: 'join',
    select: {
      _count: { select: { assignments: true } },
      assignments: {
        select: {
          ...assignmentFields,
          employee: { select: { id: true, firstName: true, lastName: true, activeFrom: true, activeTo: true } },
        },
        orderBy: [{ employee: { lastName: 'asc' } }, { employee: { firstName: 'asc' } }, { id: 'asc' }],
        ...pageOf(page),
      },
    },
  }))
  const today = todayOf(ctx)
  const items = role.assignments.map(({ employee: { activeFrom, activeTo, ...person }, ...row }) => ({
    ...row, state: stateOf(row, today), employee: { ...person, isActive: activeFrom <= today && (!activeTo || activeTo >= today) },
  }))
  return { items, total: role._count.assignments }
}
