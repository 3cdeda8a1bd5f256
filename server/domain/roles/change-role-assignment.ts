import type { RoleAssignmentChange } from '#shared/contracts/roles'
import { readSetting } from '../settings'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { stateOf } from './assignment-state'
import { assignmentFields, roleRefFields } from './role-fields'
import { assertAdministratorRemains, assertWithinOwnRights } from './role-guards'

/**
 * Changes the first and last day of a role. Throws `record.changed`, `role.beyond-own-rights`, `role.from-provider`,
 * `role.last-administrator`.
 */
export async function changeRoleAssignment(ctx: Context, { id, version, ...dates }: RoleAssignmentChange & { id: string }) {
  const { validFrom = null, validTo = null } = dates
  await requireOwnToGive(ctx, id)
  const { count } = await ctx.db.roleAssignment.updateMany({
    where: { id, version }, data: { validFrom, validTo, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  await assertAdministratorRemains(ctx)
  const row = await ctx.db.roleAssignment.findFirstOrThrow({
    where: { id }, select: { ...assignmentFields, role: { select: roleRefFields } },
  })
  return { ...row, state: stateOf(row, todayOf(ctx)) }
}

/**
 * Takes a role away, with the next request of the person. Throws `role.beyond-own-rights`, `role.from-provider`,
 * `role.last-administrator`.
 */
export async function withdrawRole(ctx: Context, id: string): Promise<void> {
  await requireOwnToGive(ctx, id)
  await ctx.db.roleAssignment.deleteMany({ where: { id } })
  await assertAdministratorRemains(ctx)
}

/** While the company follows its provider completely, what comes from there is changed there: the next sign-in would undo it. */
async function requireOwnToGive(ctx: Context, id: string): Promise<void> {
  const row = required(await ctx.db.roleAssignment.findFirst({
    where: { id }, select: { source: true, role: { select: { grants: true } } },
  }))
  assertWithinOwnRights(ctx, row.role.grants)
  if (row.source === 'PROVIDER' && await readSetting(ctx, 'identity.role-sync') === 'full-sync') throw new Problem('role.from-provider')
}
