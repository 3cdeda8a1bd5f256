import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { ownEmployeeId } from './time-entry-policy'

/** Throws the acting employee's running timer away without booking it. Throws `timer.not-running`. */
export async function discardTimer(ctx: Context): Promise<void> {
  const { count } = await ctx.db.timeEntry.deleteMany({ where: { employeeId: ownEmployeeId(ctx), endedAt: null } })
  if (count === 0) throw new Problem('timer.not-running')
}
