import type { Context } from '#server/platform/context'

/** Gives everything open that is for one person to another; answers how many there were. For people who leave. */
export async function handOverReminders(ctx: Context, { from, to }: { from: string, to: string }): Promise<number> {
  const { count } = await ctx.db.reminder.updateMany({
    where: { assigneeType: 'EMPLOYEE', assigneeId: from, completedAt: null },
    data: { assigneeId: to, version: { increment: 1 } },
  })
  return count
}
