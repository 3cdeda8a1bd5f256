import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import type { WorkingTimeCreate } from '#shared/contracts/employees-employment'
import { dayText } from '#shared/calendar-day'
import { assertReaches } from './employee-access'

constraintMeans('working_time_fits_the_day', 'request.invalid')

/** What every reader of a working time model gets. */
export const workingTimeFields = {
  id: true, validFrom: true, minutesMonday: true, minutesTuesday: true, minutesWednesday: true, minutesThursday: true,
  minutesFriday: true, minutesSaturday: true, minutesSunday: true,
} as const

interface Week {
  minutesMonday: number
  minutesTuesday: number
  minutesWednesday: number
  minutesThursday: number
  minutesFriday: number
  minutesSaturday: number
  minutesSunday: number
}

/** Minutes of all seven days together. */
export function weeklyMinutesOf(week: Week): number {
  return week.minutesMonday + week.minutesTuesday + week.minutesWednesday + week.minutesThursday + week.minutesFriday
    + week.minutesSaturday + week.minutesSunday
}

/** Contractual minutes per weekday from a day on; a model that begins on the same day is replaced. */
export async function addWorkingTime(ctx: Context, { id: employeeId, ...input }: WorkingTimeCreate & { id: string }) {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  // Longest week of the contract form and of § 3 ArbZG: six days of ten hours.
  if (weeklyMinutesOf(input) > 3600) throw new Problem('working-time.too-long')
  const model = await setWorkingTime(ctx, { employeeId, ...input })
  return { ...model, weeklyMinutes: weeklyMinutesOf(model) }
}

/** Takes a model back; the one before it counts again. The last one stays: somebody without any has no contract. */
export async function removeWorkingTime(
  ctx: Context,
  { id: employeeId, workingTimeId }: { id: string, workingTimeId: string },
): Promise<void> {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  required(await ctx.db.workingTimeModel.findFirst({ where: { id: workingTimeId, employeeId }, select: { id: true } }))
  if (await ctx.db.workingTimeModel.count({ where: { employeeId } }) === 1) throw new Problem('working-time.last')
  await ctx.db.workingTimeModel.deleteMany({ where: { id: workingTimeId, employeeId } })
  await followWorkingTime(ctx, employeeId)
}

/** Writes the model of that day and lets the person's weekly minutes follow. */
export async function setWorkingTime(ctx: Context, { employeeId, validFrom, ...week }: Week & { employeeId: string, validFrom: Date }) {
  const { count } = await ctx.db.workingTimeModel.updateMany({ where: { employeeId, validFrom }, data: week })
  if (count === 0) await ctx.db.workingTimeModel.create({ data: { employeeId, validFrom, ...week } })
  await followWorkingTime(ctx, employeeId)
  return required(await ctx.db.workingTimeModel.findFirst({ where: { employeeId, validFrom }, select: workingTimeFields }))
}

/**
 * Sets the weekly minutes of one person, or of everybody, to what the model valid today says; nobody else changes. Run
 * after every change and every few minutes, so that a model that was entered ahead counts from its day on.
 */
export async function followWorkingTime(ctx: Context, employeeId: string | null = null): Promise<number> {
  const today = dayText(todayOf(ctx))
  return ctx.db.$executeRaw`
    UPDATE "Employee" e SET "weeklyMinutes" = m.minutes, version = e.version + 1, "updatedAt" = now()
    FROM (SELECT DISTINCT ON (w."employeeId") w."employeeId",
        w."minutesMonday" + w."minutesTuesday" + w."minutesWednesday" + w."minutesThursday" + w."minutesFriday" + w."minutesSaturday" + w."minutesSunday" AS minutes
      FROM "WorkingTimeModel" w
      WHERE w."tenantId" = current_tenant() AND w."validFrom" <= ${today}::date AND (${employeeId}::uuid IS NULL OR w."employeeId" = ${employeeId}::uuid)
      ORDER BY w."employeeId", w."validFrom" DESC) m
    WHERE e."tenantId" = current_tenant() AND e.id = m."employeeId" AND e."weeklyMinutes" <> m.minutes`
}
