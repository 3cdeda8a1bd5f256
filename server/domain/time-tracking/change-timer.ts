import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { dayInZone, mondayOf } from '#shared/calendar-day'
import type { TimerChange } from '#shared/contracts/time-tracking'
import { getTimer } from './get-timer'
import { lockWeek } from './lock-week'
import { resolveBooking } from './resolve-booking'
import { findRunning } from './running-timer'
import { ownEmployeeId } from './time-entry-policy'

/** Changes what the running timer counts for, or when it began, while it goes on. Throws `timer.not-running`. */
export async function changeTimer(ctx: Context, change: TimerChange) {
  const employeeId = ownEmployeeId(ctx)
  const startedAt = change.startedAt
  if (startedAt && startedAt > ctx.now()) throw new Problem('time-entry.in-future')
  await lockWeek(ctx, employeeId, { monday: mondayOf(dayInZone(startedAt ?? ctx.now(), ctx.actor.tenant.zone)), alone: true })
  const running = await findRunning(ctx, employeeId)
  if (!running) throw new Problem('timer.not-running')

  const work = {
    projectId: change.projectId === undefined ? running.project?.id ?? null : change.projectId,
    activityId: change.activityId === undefined ? running.activity?.id ?? null : change.activityId,
  }
  const booking = { employeeId, ...work, startedAt: startedAt ?? running.startedAt, endedAt: null, breakMinutes: 0, billable: change.billable }
  const values = await resolveBooking(ctx, booking, { entryId: running.id, lockHeld: true })
  const { count } = await ctx.db.timeEntry.updateMany({
    where: { id: running.id, version: running.version, endedAt: null },
    data: {
      ...work,
      startedAt: booking.startedAt,
      note: change.note === undefined ? running.note : change.note || null,
      ...values,
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new Problem('record.changed')
  return getTimer(ctx)
}
