import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import type { TimeEntry, TimerStop } from '#shared/contracts/time-tracking'
import { bookTimer, endNow, findRunning } from './running-timer'
import { toTimeEntry } from './time-entry-fields'
import { accessOf, ownEmployeeId } from './time-entry-policy'

/** Stops the acting employee's timer and books it, at an earlier end if one is named. Throws `timer.not-running`. */
export async function stopTimer(ctx: Context, input: TimerStop): Promise<TimeEntry> {
  const running = await findRunning(ctx, ownEmployeeId(ctx))
  if (!running) throw new Problem('timer.not-running')
  if (input.endedAt && input.endedAt > ctx.now()) throw new Problem('time-entry.in-future')
  return toTimeEntry(await bookTimer(ctx, running, input.endedAt ?? endNow(ctx, running)), await accessOf(ctx))
}
