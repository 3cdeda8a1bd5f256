import type { Context } from '#server/platform/context'
import { notFound, required } from '#server/platform/errors'
import { readSetting } from '../settings'
import { entriesAround } from './get-week'
import { toTimeEntry } from './time-entry-fields'
import { accessOf, reaches, reachOf } from './time-entry-policy'
import { timesheetFields, toTimesheet } from './timesheet-fields'
import { summariseDays } from './week-days'

/** One handed-in week with its entries, sums and hints, for whoever decides on it. */
export async function getTimesheet(ctx: Context, id: string) {
  const sheet = required(await ctx.db.timesheet.findFirst({
    relationLoadStrategy: 'join',
    where: { id },
    select: { ...timesheetFields, decidedById: true, employee: { select: { ...timesheetFields.employee.select, weeklyMinutes: true } } },
  }))
  if (!reaches(await reachOf(ctx, 'backoffice.time-entries.read'), sheet.employeeId)) throw notFound()
  const rows = await entriesAround(ctx, sheet.employeeId, sheet.weekStartsOn)
  const decider = sheet.decidedById
    ? await ctx.db.employee.findFirst({ where: { id: sheet.decidedById }, select: { firstName: true, lastName: true } })
    : null
  const access = await accessOf(ctx)
  return {
    ...toTimesheet(sheet, access),
    decidedBy: decider && `${decider.firstName} ${decider.lastName}`,
    targetMinutes: sheet.employee.weeklyMinutes,
    days: summariseDays(sheet.weekStartsOn, rows, await readSetting(ctx, 'time.work-hints')),
    entries: rows.filter(row => row.workedOn >= sheet.weekStartsOn).map(row => toTimeEntry(row, access)),
  }
}
