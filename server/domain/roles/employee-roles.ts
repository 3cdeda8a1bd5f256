import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { stateOf } from './assignment-state'
import { assignmentFields, roleRefFields } from './role-fields'

/** Roles of an employee with source and dates, also past and future ones. Throws `record.not-found`. */
export async function getEmployeeRoles(ctx: Context, employeeId: string) {
  const employee = required(await ctx.db.employee.findFirst({
    where: { id: employeeId },
    relationLoadStrategy: 'join',
    select: {
      roleAssignments: { select: { ...assignmentFields, role: { select: roleRefFields } }, orderBy: { createdAt: 'asc' }, take: 100 },
    },
  }))
  const today = todayOf(ctx)
  return { items: employee.roleAssignments.map(row => ({ ...row, state: stateOf(row, today) })) }
}
