import type { RoleAssignmentCreate } from '#shared/contracts/roles'
import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { stateOf } from './assignment-state'
import { assignmentFields, roleRefFields } from './role-fields'
import { assertWithinOwnRights } from './role-guards'

const fields = { ...assignmentFields, role: { select: roleRefFields } } as const

/**
 * Gives a person a role by hand, at once or from a day on; it counts with their next request. Somebody who has held it before
 * holds it again with the new dates. Throws `role.beyond-own-rights`, `role.already-assigned`.
 */
export async function assignRole(ctx: Context, { employeeId, roleId, validFrom = null, validTo = null }: RoleAssignmentCreate) {
  const role = await ctx.db.role.findFirst({ where: { id: roleId }, select: { grants: true } })
  if (!role) throw invalidFields([{ pointer: '#/roleId', code: 'record.not-found' }])
  if (await ctx.db.employee.count({ where: { id: employeeId } }) === 0) throw invalidFields([{ pointer: '#/employeeId', code: 'record.not-found' }])
  assertWithinOwnRights(ctx, role.grants)

  const today = todayOf(ctx)
  const earlier = await ctx.db.roleAssignment.findFirst({ where: { employeeId, roleId, source: 'MANUAL' }, select: assignmentFields })
  if (earlier && stateOf(earlier, today) !== 'past') throw new Problem('role.already-assigned')
  const row = earlier
    ? await again(ctx, earlier.id, { validFrom, validTo })
    : await ctx.db.roleAssignment.create({ data: { employeeId, roleId, validFrom, validTo }, select: fields })
  return { ...row, state: stateOf(row, today) }
}

async function again(ctx: Context, id: string, dates: { validFrom: Date | null, validTo: Date | null }) {
  await ctx.db.roleAssignment.updateMany({ where: { id }, data: { ...dates, version: { increment: 1 } } })
  return ctx.db.roleAssignment.findFirstOrThrow({ where: { id }, select: fields })
}
