import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { netMinutes } from '#shared/time-span'
import { assertNotTooLong } from './resolve-booking'
import { timeEntryFields, type TimeEntryRow } from './time-entry-fields'

/** The employee's running timer; the database keeps it the only one. */
export function findRunning(ctx: Context, employeeId: string): Promise<TimeEntryRow | null> {
  return ctx.db.timeEntry.findFirst({ relationLoadStrategy: 'join', where: { employeeId, endedAt: null }, select: timeEntryFields })
}

/**
 * Books what the timer has measured. Throws `time-entry.too-long` for a timer forgotten for more than a day: its
 * owner says when the work ended.
 */
export async function bookTimer(ctx: Context, timer: TimeEntryRow, endedAt: Date): Promise<TimeEntryRow> {
  const span = { startedAt: timer.startedAt, endedAt, breakMinutes: timer.breakMinutes }
  if (endedAt <= timer.startedAt) throw new Problem('time-entry.ends-before-start')
  await assertNotTooLong(ctx, span, timer.id)
  const [row] = await ctx.db.timeEntry.updateManyAndReturn({
    where: { id: timer.id, endedAt: null },
    data: { endedAt, netMinutes: netMinutes(span), status: 'DRAFT', version: { increment: 1 } },
    select: { endedAt: true, netMinutes: true, status: true, version: true },
  })
  if (!row) throw new Problem('timer.not-running')
  return { ...timer, ...row }
}

/** The end of a timer stopped now; the database wants it after the start even within the same instant. */
export function endNow(ctx: Context, timer: TimeEntryRow): Date {
  return new Date(Math.max(ctx.now().getTime(), timer.startedAt.getTime() + 1))
}
