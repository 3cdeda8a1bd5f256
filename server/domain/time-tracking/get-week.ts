import type { Context } from '#server/platform/context'
import { notFound, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { addDays, mondayOf } from '#shared/calendar-day'
import type { Week, WeekQuery } from '#shared/contracts/time-tracking'
import { readSetting } from '../settings'
import { timeEntryFields, toTimeEntry } from './time-entry-fields'
import { accessOf, ownEmployeeId, reaches, reachOf } from './time-entry-policy'
import { timesheetFields, toTimesheet } from './timesheet-fields'
import { hintsFrom, summariseDays } from './week-days'

/** One employee's week: its entries, sums, hints of working-time law and whether it is handed in. */
export async function getWeek(ctx: Context, query: WeekQuery): Promise<Week> {
  const employeeId = query.employeeId ?? ownEmployeeId(ctx)
  if (!reaches(await reachOf(ctx, 'backoffice.time-entries.read'), employeeId)) throw notFound()
  const monday = mondayOf(query.weekStartsOn ?? todayOf(ctx))
  const { timesheets, weeklyMinutes, ...employee } = required(await ctx.db.employee.findFirst({
    relationLoadStrategy: 'join',
    where: { id: employeeId },
    select: {
      id: true, firstName: true, lastName: true, weeklyMinutes: true,
      timesheets: { where: { weekStartsOn: monday }, select: timesheetFields },
    },
  }))
  const rows = await entriesAround(ctx, employeeId, monday)
  const access = await accessOf(ctx)
  const days = summariseDays(monday, rows, await readSetting(ctx, 'time.work-hints'))
  const timesheet = timesheets[0] ?? null
  return {
    employee,
    weekStartsOn: monday,
    targetMinutes: weeklyMinutes,
    netMinutes: days.reduce((total, day) => total + day.netMinutes, 0),
    days,
    entries: rows.filter(row => row.workedOn >= monday).map(row => toTimeEntry(row, access)),
    timesheet: timesheet && toTimesheet(timesheet, access),
    editable: access.writes(employeeId) && (!timesheet || timesheet.status === 'REJECTED'),
  }
}

/** The week's entries and those of the day before it, in the order they were worked. */
export function entriesAround(ctx: Context, employeeId: string, monday: Date) {
  return ctx.db.timeEntry.findMany({
    relationLoadStrategy: 'join',
    where: { employeeId, workedOn: { gte: hintsFrom(monday), lt: addDays(monday, 7) } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: timeEntryFields,
  })
}
