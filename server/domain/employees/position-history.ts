import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { addDays } from '#shared/calendar-day'
import { namesOf } from './employment-start'

/**
 * Notes position, department and supervisor of a person as they are from today on, when one of them changed. A second
 * change on the same day replaces the first: history knows days.
 */
export async function notePosition(ctx: Context, employeeId: string): Promise<void> {
  const employee = await ctx.db.employee.findFirst({
    where: { id: employeeId }, select: { jobTitle: true, departmentId: true, supervisorId: true, activeFrom: true },
  })
  if (!employee) return
  const { activeFrom, ...now } = employee
  const open = await ctx.db.employeePosition.findFirst({
    where: { employeeId, validTo: null }, select: { id: true, validFrom: true, jobTitle: true, departmentId: true, supervisorId: true },
  })
  if (open && isSamePosition(open, now)) return
  const names = await namesOf(ctx, now)
  const today = todayOf(ctx)
  if (open && open.validFrom >= today) {
    await ctx.db.employeePosition.updateMany({ where: { id: open.id }, data: { ...now, ...names } })
    return
  }
  if (open) await ctx.db.employeePosition.updateMany({ where: { id: open.id }, data: { validTo: addDays(today, -1) } })
  const validFrom = open || activeFrom < today ? today : activeFrom
  await ctx.db.employeePosition.create({ data: { employeeId, validFrom, ...now, ...names } })
}

interface Placed { jobTitle: string | null, departmentId: string | null, supervisorId: string | null }

function isSamePosition(a: Placed, b: Placed): boolean {
  return a.jobTitle === b.jobTitle && a.departmentId === b.departmentId && a.supervisorId === b.supervisorId
}

/** The same for several people, after a department was merged or people were handed over. */
export async function notePositions(ctx: Context, employeeIds: readonly string[]): Promise<void> {
  for (const id of employeeIds) await notePosition(ctx, id)
}
