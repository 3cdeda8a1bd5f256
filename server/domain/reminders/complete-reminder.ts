import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import type { ReminderCompletion } from '#shared/contracts/reminders'
import { atOccurrence } from './due'
import { requireReminder, requireWritableReminder } from './get-reminder'
import type { FoundReminder } from './reminder-rows'
import { occurrenceAfter } from './occurrences'
import { nextSpeakUp, type SpeakingReminder } from './speak-ups'
import { tellMentioned } from './tell-mentioned'

/**
 * Notes the current occurrence as done. A repeating reminder goes on with the next occurrence that is not past, with its
 * rule untouched; one that happens once, or whose series ends, is over. Throws `record.changed`, `reminder.already-done`.
 */
export async function completeReminder(ctx: Context, { id, version, note }: ReminderCompletion & { id: string }) {
  const reminder = await requireWritableReminder(ctx, id)
  if (reminder.completedAt) throw new Problem('reminder.already-done')
  const doneById = ctx.actor.employeeId
  if (!doneById) throw new Problem('session.person-required')
  const next = nextOccurrence(ctx, reminder)
  const after: SpeakingReminder = { ...reminder, snoozedUntil: null, ...next ? { dueAt: next.dueAt } : { completedAt: ctx.now() } }
  const { count } = await ctx.db.reminder.updateMany({
    where: { id, version, completedAt: null },
    data: {
      ...next ?? { completedAt: ctx.now(), completedById: doneById },
      snoozedUntil: null, nextSpeakAt: nextSpeakUp(after, ctx.now(), ctx.actor.tenant.zone), version: { increment: 1 },
    },
  })
  if (count === 0) throw new Problem('record.changed')
  await ctx.db.reminderCompletion.create({
    data: { reminderId: id, occurrenceAt: reminder.dueAt, doneAt: ctx.now(), doneById, note: note ?? null }, select: { id: true },
  })
  await tellAbout(ctx, reminder, note)
  return requireReminder(ctx, id)
}

/** Whoever comes late does not have to tick off every missed week one by one. */
function nextOccurrence(ctx: Context, { rrule, seriesStart, dueOn, dueAt }: FoundReminder) {
  if (!rrule) return null
  const { zone } = ctx.actor.tenant
  const after = dueAt > ctx.now() ? dueAt : ctx.now()
  const next = occurrenceAfter({ rrule, seriesStart, zone }, after)
  return next && atOccurrence(ctx, { dueOn, dueAt }, next)
}

async function tellAbout(ctx: Context, { id, title, createdBy, entity }: FoundReminder, note: string | null | undefined): Promise<void> {
  if (createdBy.id !== ctx.actor.employeeId) {
    await notify(ctx, [createdBy.id], { event: 'reminder.done', params: { title, person: ctx.actor.name }, link: `/reminders?open=${id}` })
  }
  await tellMentioned(ctx, { text: note, reminderId: id, title, entity })
}

/**
 * Takes back the last "done": the occurrence is open again. Throws `record.changed`, `reminder.not-done`.
 */
export async function reopenReminder(ctx: Context, { id, version }: { id: string, version: number }) {
  const reminder = await requireWritableReminder(ctx, id)
  const last = await ctx.db.reminderCompletion.findFirst({ where: { reminderId: id }, orderBy: { occurrenceAt: 'desc' }, select: { id: true, occurrenceAt: true } })
  if (!last) throw new Problem('reminder.not-done')
  const due = atOccurrence(ctx, reminder, last.occurrenceAt)
  const after: SpeakingReminder = { ...reminder, ...due, completedAt: null, snoozedUntil: null }
  const { count } = await ctx.db.reminder.updateMany({
    where: { id, version },
    data: {
      ...due, completedAt: null, completedById: null, snoozedUntil: null,
      nextSpeakAt: nextSpeakUp(after, ctx.now(), ctx.actor.tenant.zone), version: { increment: 1 },
    },
  })
  if (count === 0) throw new Problem('record.changed')
  await ctx.db.reminderCompletion.deleteMany({ where: { id: last.id } })
  return requireReminder(ctx, id)
}
