import type { Context } from '#server/platform/context'

/** What the history of a person begins with. */
interface EmploymentStart {
  id: string
  activeFrom: Date
  weeklyMinutes: number
  jobTitle: string | null
  departmentId: string | null
  supervisorId: string | null
}

/** A week of these minutes from Monday to Friday; what cannot be shared falls on Monday. */
export function evenWeek(weeklyMinutes: number) {
  const part = Math.floor(weeklyMinutes / 5)
  return {
    minutesMonday: part + weeklyMinutes % 5, minutesTuesday: part, minutesWednesday: part, minutesThursday: part, minutesFriday: part,
    minutesSaturday: 0, minutesSunday: 0,
  }
}

/** Writes the first working time model and the first position of somebody who starts. */
export async function beginEmployment(
  ctx: Context,
  { id: employeeId, activeFrom, weeklyMinutes, ...position }: EmploymentStart,
): Promise<void> {
  await ctx.db.workingTimeModel.create({ data: { employeeId, validFrom: activeFrom, ...evenWeek(weeklyMinutes) } })
  await ctx.db.employeePosition.create({ data: { employeeId, validFrom: activeFrom, ...position, ...await namesOf(ctx, position) } })
}

/** Names as they are today, copied so that history outlives renamed departments. */
export async function namesOf(ctx: Context, { departmentId, supervisorId }: { departmentId: string | null, supervisorId: string | null }) {
  const department = departmentId && await ctx.db.department.findFirst({ where: { id: departmentId }, select: { name: true } })
  const supervisor = supervisorId
    && await ctx.db.employee.findFirst({ where: { id: supervisorId }, select: { firstName: true, lastName: true } })
  return {
    departmentName: department ? department.name : null,
    supervisorName: supervisor ? `${supervisor.firstName} ${supervisor.lastName}` : null,
  }
}
