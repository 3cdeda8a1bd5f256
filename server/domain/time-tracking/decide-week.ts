import type { NotificationEvent } from '#shared/notification-events'
import type { Context } from '#server/platform/context'
import { notFound, Problem, required } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import { dayText } from '#shared/calendar-day'
import type { Timesheet } from '#shared/contracts/time-tracking'
import { lockWeek } from './lock-week'
import { accessOf, reaches, reachOf } from './time-entry-policy'
import { timesheetFields, toTimesheet, type TimesheetRow } from './timesheet-fields'

interface Decision {
  id: string
  version: number
}

/** The timesheet, if it is the actor's to decide on. Nobody decides on their own week unless they may approve everything. */
async function requireDecidable(ctx: Context, id: string): Promise<TimesheetRow> {
  const sheet = required(await ctx.db.timesheet.findFirst({ where: { id }, select: timesheetFields }))
  if (!reaches(await reachOf(ctx, 'backoffice.time-entries.approve'), sheet.employeeId)) throw notFound()
  if (!(await accessOf(ctx)).decides(sheet.employeeId)) throw new Problem('timesheet.own-approval')
  if (sheet.status !== 'SUBMITTED') throw new Problem('timesheet.not-submitted')
  return sheet
}

/** Approves a handed-in week: its billable time may be invoiced from now on. */
export async function approveWeek(ctx: Context, { id, version }: Decision): Promise<Timesheet> {
  const sheet = await requireDecidable(ctx, id)
  const decided = await close(ctx, sheet, { version, from: 'SUBMITTED', data: { status: 'APPROVED', reason: null } })
  await ctx.db.timeEntry.updateMany({
    where: { timesheetId: id, status: 'SUBMITTED' },
    data: { status: 'APPROVED', version: { increment: 1 } },
  })
  await tell(ctx, sheet, { event: 'timesheet.approved' })
  return decided
}

/** Sends a handed-in week back with a reason; its entries are the owner's to change again. */
export async function rejectWeek(ctx: Context, { id, version, reason }: Decision & { reason: string }): Promise<Timesheet> {
  return sendBack(ctx, await requireDecidable(ctx, id), { version, reason, from: 'SUBMITTED' })
}

/** Opens an approved week again, for instance to add forgotten work. What is billed stays approved and locked. */
export async function reopenWeek(ctx: Context, { id, version, reason }: Decision & { reason: string }): Promise<Timesheet> {
  const sheet = required(await ctx.db.timesheet.findFirst({ where: { id }, select: timesheetFields }))
  if (!reaches(await reachOf(ctx, 'backoffice.time-entries.correct'), sheet.employeeId)) throw notFound()
  if (sheet.status !== 'APPROVED') throw new Problem('timesheet.not-approved')
  return sendBack(ctx, sheet, { version, reason, from: 'APPROVED' })
}

async function sendBack(
  ctx: Context,
  sheet: TimesheetRow,
  { version, reason, from }: { version: number, reason: string, from: 'SUBMITTED' | 'APPROVED' },
): Promise<Timesheet> {
  const decided = await close(ctx, sheet, { version, from, data: { status: 'REJECTED', reason } })
  await ctx.db.timeEntry.updateMany({
    where: { timesheetId: sheet.id, status: from, invoiceLineId: null },
    data: { status: 'REJECTED', rejectionReason: reason, version: { increment: 1 } },
  })
  await tell(ctx, sheet, { event: from === 'APPROVED' ? 'timesheet.reopened' : 'timesheet.rejected', reason })
  return decided
}

interface Closing {
  version: number
  from: 'SUBMITTED' | 'APPROVED'
  data: { status: 'APPROVED' | 'REJECTED', reason: string | null }
}

async function close(ctx: Context, sheet: TimesheetRow, { version, from, data }: Closing): Promise<Timesheet> {
  await lockWeek(ctx, sheet.employeeId, { monday: sheet.weekStartsOn, alone: true })
  const [row] = await ctx.db.timesheet.updateManyAndReturn({
    where: { id: sheet.id, version, status: from },
    data: { ...data, decidedById: ctx.actor.employeeId, decidedAt: ctx.now(), version: { increment: 1 } },
    select: timesheetFields,
  })
  if (!row) throw new Problem('record.changed')
  return toTimesheet(row, await accessOf(ctx))
}

async function tell(ctx: Context, sheet: TimesheetRow, { event, reason }: { event: NotificationEvent, reason?: string }): Promise<void> {
  if (sheet.employeeId === ctx.actor.employeeId) return
  const week = dayText(sheet.weekStartsOn)
  await notify(ctx, [sheet.employeeId], { event, params: { week, person: ctx.actor.name, ...reason ? { reason } : {} }, link: `/time?week=${week}` })
}
