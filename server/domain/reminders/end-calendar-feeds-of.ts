import type { Context } from '#server/platform/context'

/** Calendar addresses of somebody who has left answer nothing any more. Whether the actor may is the caller's question. */
export async function endCalendarFeedsOf(ctx: Context, employeeId: string): Promise<number> {
  const { count } = await ctx.db.calendarFeed.updateMany({ where: { employeeId, revokedAt: null }, data: { revokedAt: ctx.now() } })
  return count
}
