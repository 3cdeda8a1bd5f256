import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import type { TimerChange } from '#shared/contracts/time-tracking'
import { bookedIfSame, workAfter } from './changed-entry'
import { getTimer } from './get-timer'
import { resolveBooking } from './resolve-booking'
import { findRunning } from './running-timer'
import { ownEmployeeId } from './time-entry-policy'

/** Changes what the running timer counts for, or when it began, while it goes on. Throws `timer.not-running`. */
export async function changeTimer(ctx: Context, change: TimerChange) {
  const employeeId = ownEmployeeId(ctx)
  if (change.startedAt && change.startedAt > ctx.now()) throw new Problem('time-entry.in-future')
  const running = await findRunning(ctx, employeeId)
  if (!running) throw new Problem('timer.not-running')

  const work = workAfter(running, change)
  const booking = { employeeId, ...work, startedAt: change.startedAt ?? running.startedAt, endedAt: null, breakMinutes: 0 }
  const { billable: _, ...columns } = work
  const values = await resolveBooking(ctx, booking, { entryId: running.id, booked: bookedIfSame(running, work.projectId) })
  const { count } = await ctx.db.timeEntry.updateMany({
    where: { id: running.id, version: running.version, endedAt: null },
    data: {
      ...columns,
      startedAt: booking.startedAt,
      note: change.note === undefined ? running.note : change.note || null,
      ...values,
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new Problem('record.changed')
  return getTimer(ctx)
}
