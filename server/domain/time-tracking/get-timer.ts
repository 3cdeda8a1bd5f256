import type { Context } from '#server/platform/context'
import { findRunning } from './running-timer'
import { toTimeEntry } from './time-entry-fields'
import { accessOf } from './time-entry-policy'

/** The acting employee's running timer, wherever it was started; null when none runs. */
export async function getTimer(ctx: Context) {
  const running = ctx.actor.employeeId ? await findRunning(ctx, ctx.actor.employeeId) : null
  return { entry: running && toTimeEntry(running, await accessOf(ctx)), now: ctx.now() }
}
