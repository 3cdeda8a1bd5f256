import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { requireRecord } from '#server/platform/records'
import type { ReminderChange } from '#shared/contracts/reminders'
import type { RecordType } from '#shared/record-kinds'
import { assertAssignable, type Assignee } from './assignee'
import { tellAssigned } from './create-reminder'
import { beginSeries, dueOf, type Due } from './due'
import { requireReminder, requireWritableReminder } from './get-reminder'
import { nextSpeakUp } from './speak-ups'
import { tellMentioned } from './tell-mentioned'

type Row = Awaited<ReturnType<typeof rowOf>>

/**
 * Changes a reminder. Another date or rule begins the series anew and ends a snooze.
 * Throws `record.changed`, `record.not-found`, `permission.missing`, `reminder.assignee-out-of-reach`.
 */
export async function changeReminder(ctx: Context, { id, version, entity, ...change }: ReminderChange & { id: string }) {
  await requireWritableReminder(ctx, id)
  const before = await rowOf(ctx, id)
  const assignee = assigneeAfter(before, change)
  if (assignee.assigneeId !== before.assigneeId) await assertAssignable(ctx, assignee)
  if (entity) await requireRecord(ctx, entity)
  const { dueOn: _day, dueAt: _at, rrule: _rule, ...plain } = change
  const after = { ...before, ...plain, ...assignee, ...await seriesAfter(ctx, before, change), ...entityColumns(entity) }
  after.escalateAfterMinutes ??= null
  const { count } = await ctx.db.reminder.updateMany({
    where: { id, version },
    data: { ...after, nextSpeakAt: nextSpeakUp(after, ctx.now(), ctx.actor.tenant.zone), version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  if (assignee.assigneeId !== before.assigneeId) {
    await tellAssigned(ctx, { id, title: after.title, assignee, due: after.dueOn ?? after.dueAt, isDay: after.dueOn !== null })
  }
  await tellMentioned(ctx, { text: after.note, before: before.note, reminderId: id, title: after.title, entity: entityOf(after) })
  return requireReminder(ctx, id)
}

async function rowOf(ctx: Context, id: string) {
  return required(await ctx.db.reminder.findFirst({
    where: { id },
    select: {
      title: true, note: true, dueOn: true, dueAt: true, leadMinutes: true, rrule: true, seriesStart: true,
      assigneeType: true, assigneeId: true, priority: true, snoozedUntil: true, escalateAfterMinutes: true,
      completedAt: true, entityType: true, entityId: true,
    },
  }))
}

function assigneeAfter(before: Row, { assigneeType, assigneeId }: Partial<Assignee>): Assignee {
  return { assigneeType: assigneeType ?? before.assigneeType, assigneeId: assigneeId ?? before.assigneeId }
}

async function seriesAfter(ctx: Context, before: Row, change: Omit<ReminderChange, 'version'>) {
  const { dueOn, dueAt, rrule = before.rrule } = change
  const due: Due = dueOn || dueAt ? await dueOf(ctx, { dueOn, dueAt }) : { dueOn: before.dueOn, dueAt: before.dueAt }
  const moved = due.dueAt.getTime() !== before.dueAt.getTime() || (due.dueOn === null) !== (before.dueOn === null)
  if (!moved && rrule === before.rrule) return {}
  return { ...beginSeries(ctx, due, rrule), rrule, snoozedUntil: null }
}

function entityColumns(entity: ReminderChange['entity']) {
  return entity === undefined ? {} : { entityType: entity?.type ?? null, entityId: entity?.id ?? null }
}

function entityOf({ entityType, entityId }: Pick<Row, 'entityType' | 'entityId'>) {
  return entityType && entityId ? { type: entityType as RecordType, id: entityId } : null
}
