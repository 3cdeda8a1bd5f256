import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import type { ReminderSnooze } from '#shared/contracts/reminders'
import { requireReminder, requireWritableReminder } from './get-reminder'
import { nextSpeakUp } from './speak-ups'

const LONGEST_MS = 366 * 86_400_000

/**
 * Puts a reminder off until a moment; it speaks up again then. Due date and rule stay, so a repeating one comes back as before.
 * Throws `record.changed`, `reminder.already-done`.
 */
export async function snoozeReminder(ctx: Context, { id, version, until }: ReminderSnooze & { id: string }) {
  const reminder = await requireWritableReminder(ctx, id)
  if (reminder.completedAt) throw new Problem('reminder.already-done')
  const ahead = until.getTime() - ctx.now().getTime()
  if (ahead <= 0 || ahead > LONGEST_MS) throw invalidFields([{ pointer: '#/until', code: 'reminder.snooze-not-ahead' }])
  const after = { ...reminder, snoozedUntil: until }
  const { count } = await ctx.db.reminder.updateMany({
    where: { id, version, completedAt: null },
    data: { snoozedUntil: until, nextSpeakAt: nextSpeakUp(after, ctx.now(), ctx.actor.tenant.zone), version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  return requireReminder(ctx, id)
}
