import type { Context } from '#server/platform/context'

/** Open reminders of a department that was merged are for the one it went into. Whether the actor may is the caller's question. */
export async function moveDepartmentReminders(ctx: Context, { from, to }: { from: string, to: string }): Promise<number> {
  const { count } = await ctx.db.reminder.updateMany({
    where: { assigneeType: 'DEPARTMENT', assigneeId: from, completedAt: null }, data: { assigneeId: to, version: { increment: 1 } },
  })
  return count
}
