import type { Context } from '#server/platform/context'
import { MAX_ENTRY_MINUTES } from '#shared/time-span'
import { bookTimer, endNow, findRunning } from './running-timer'

/**
 * Stops and books the timer of somebody who has left; a forgotten one ends at the longest span that can be booked. Whether
 * the actor may is the caller's question. Null when none ran.
 */
export async function stopTimerOf(ctx: Context, employeeId: string): Promise<{ id: string } | null> {
  const running = await findRunning(ctx, employeeId)
  if (!running) return null
  const latest = new Date(running.startedAt.getTime() + MAX_ENTRY_MINUTES * 60_000)
  const now = endNow(ctx, running)
  return bookTimer(ctx, running, now < latest ? now : latest)
}
