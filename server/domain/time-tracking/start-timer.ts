import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { mondayOf } from '#shared/calendar-day'
import type { TimerStart } from '#shared/contracts/time-tracking'
import { lockWeek } from './lock-week'
import { resolveBooking } from './resolve-booking'
import { bookTimer, endNow, findRunning } from './running-timer'
import { timeEntryFields, toTimeEntry } from './time-entry-fields'
import { accessOf, ownEmployeeId } from './time-entry-policy'

/** Starts the acting employee's timer. One that runs already is stopped and booked in the same instant. */
export async function startTimer(ctx: Context, input: TimerStart) {
  const employeeId = ownEmployeeId(ctx)
  await lockWeek(ctx, employeeId, { monday: mondayOf(todayOf(ctx)), alone: true })
  const running = await findRunning(ctx, employeeId)
  const startedAt = running ? endNow(ctx, running) : ctx.now()
  const stopped = running ? await bookTimer(ctx, running, startedAt) : null

  const work = { projectId: input.projectId ?? null, activityId: input.activityId ?? null }
  const values = await resolveBooking(
    ctx,
    { employeeId, ...work, startedAt, endedAt: null, breakMinutes: 0, billable: input.billable },
    { lockHeld: true },
  )
  const row = await ctx.db.timeEntry.create({
    relationLoadStrategy: 'join',
    data: { employeeId, ...work, startedAt, status: 'RUNNING', note: input.note || null, ...values },
    select: timeEntryFields,
  })
  const access = await accessOf(ctx)
  return { entry: toTimeEntry(row, access), stopped: stopped && toTimeEntry(stopped, access), now: ctx.now() }
}
