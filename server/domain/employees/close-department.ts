import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import type { VersionOnly } from '#shared/contracts/employees'
import { findDepartment } from './list-departments'
import { activity } from './list-employees'

/** Closes a department; it keeps its history and takes nobody in. Throws `department.not-empty` while people or open departments are in it. */
export async function closeDepartment(ctx: Context, { id, version }: VersionOnly & { id: string }) {
  const before = required(await findDepartment(ctx, id))
  if (before.closedOn) throw new Problem('department.closed')
  const people = await ctx.db.employee.count({
    where: { AND: [activity(ctx, 'active'), { OR: [{ departmentId: id }, { departments: { some: { departmentId: id } } }] }] },
  })
  const departments = await ctx.db.department.count({ where: { parentId: id, closedOn: null } })
  if (people + departments > 0) throw new Problem('department.not-empty', { details: { people, departments } })
  const closedOn = todayOf(ctx)
  const { count } = await ctx.db.department.updateMany({ where: { id, version }, data: { closedOn, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return required(await findDepartment(ctx, id))
}

/** Opens a closed department again, below its old place if that is open, else at the top. People do not come back by themselves. */
export async function reopenDepartment(ctx: Context, { id, version }: VersionOnly & { id: string }) {
  const before = required(await findDepartment(ctx, id))
  const parent = before.parentId ? await findDepartment(ctx, before.parentId) : null
  const { count } = await ctx.db.department.updateMany({
    where: { id, version, closedOn: { not: null } },
    data: { closedOn: null, mergedIntoId: null, parentId: parent?.closedOn ? null : before.parentId, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  return required(await findDepartment(ctx, id))
}
