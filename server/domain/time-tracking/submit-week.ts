import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import { addDays, dayText, mondayOf } from '#shared/calendar-day'
import type { Timesheet, TimesheetSubmit } from '#shared/contracts/time-tracking'
import { lockWeek } from './lock-week'
import { accessOf, writableEmployee } from './time-entry-policy'
import { timesheetFields, toTimesheet } from './timesheet-fields'

/**
 * Hands a week in: its entries are locked until somebody decides. Handing in again after a rejection uses the same
 * timesheet. Throws `timesheet.empty`, `timesheet.locked`, `timesheet.timer-running`.
 */
export async function submitWeek(ctx: Context, input: TimesheetSubmit): Promise<Timesheet> {
  const employeeId = await writableEmployee(ctx, input.employeeId)
  const weekStartsOn = mondayOf(input.weekStartsOn)
  await lockWeek(ctx, employeeId, { monday: weekStartsOn, alone: true })
  const ofWeek = { employeeId, workedOn: { gte: weekStartsOn, lt: addDays(weekStartsOn, 7) } }
  const netMinutes = await assertReady(ctx, ofWeek)

  const before = await ctx.db.timesheet.findFirst({ where: { employeeId, weekStartsOn }, select: { id: true, status: true } })
  if (before && before.status !== 'REJECTED') throw new Problem('timesheet.locked')
  const handedIn = { status: 'SUBMITTED', netMinutes, submittedAt: ctx.now(), decidedAt: null, decidedById: null, reason: null } as const
  const sheet = before
    ? (await ctx.db.timesheet.updateManyAndReturn({
        where: { id: before.id, status: 'REJECTED' },
        data: { ...handedIn, version: { increment: 1 } },
        select: timesheetFields,
      }))[0]
    : await ctx.db.timesheet.create({ data: { employeeId, weekStartsOn, ...handedIn }, select: timesheetFields })
  if (!sheet) throw new Problem('record.changed')
  await ctx.db.timeEntry.updateMany({
    where: { ...ofWeek, status: { in: ['DRAFT', 'REJECTED'] }, invoiceLineId: null },
    data: { status: 'SUBMITTED', timesheetId: sheet.id, rejectionReason: null, version: { increment: 1 } },
  })
  await tellDeciders(ctx, employeeId, weekStartsOn)
  return toTimesheet(sheet, await accessOf(ctx))
}

/** Net minutes of the week, provided that there is something to hand in. */
async function assertReady(ctx: Context, ofWeek: { employeeId: string, workedOn: { gte: Date, lt: Date } }): Promise<number> {
  const groups = await ctx.db.timeEntry.groupBy({ by: ['status'], where: ofWeek, _sum: { netMinutes: true } })
  if (groups.some(group => group.status === 'RUNNING')) throw new Problem('timesheet.timer-running')
  if (groups.some(group => group.status === 'SUBMITTED')) throw new Problem('timesheet.locked')
  if (!groups.some(group => group.status === 'DRAFT' || group.status === 'REJECTED')) {
    throw new Problem(groups.length ? 'timesheet.locked' : 'timesheet.empty')
  }
  return groups.reduce((total, group) => total + (group._sum.netMinutes ?? 0), 0)
}

async function tellDeciders(ctx: Context, employeeId: string, weekStartsOn: Date): Promise<void> {
  const employee = required(await ctx.db.employee.findFirst({
    where: { id: employeeId },
    select: { firstName: true, lastName: true, supervisorId: true, department: { select: { headId: true } } },
  }))
  const deciders = [employee.supervisorId ?? employee.department?.headId].filter(id => typeof id === 'string' && id !== employeeId)
  await notify(ctx, deciders as string[], {
    event: 'timesheet.submitted',
    params: { person: `${employee.firstName} ${employee.lastName}`, week: dayText(weekStartsOn) },
    link: '/time/approvals',
  })
}
