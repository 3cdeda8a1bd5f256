import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { requireWritableReminder } from './get-reminder'

/** Deletes a reminder with what was done of it; the audit log remembers. Throws `record.changed`, `permission.missing`. */
export async function deleteReminder(ctx: Context, { id, version }: { id: string, version: number }): Promise<void> {
  await requireWritableReminder(ctx, id)
  const { count } = await ctx.db.reminder.deleteMany({ where: { id, version } })
  if (count === 0) throw new Problem('record.changed')
}
