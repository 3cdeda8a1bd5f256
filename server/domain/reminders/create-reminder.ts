import { randomUUID } from 'node:crypto'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import { requireRecord } from '#server/platform/records'
import type { ReminderCreate } from '#shared/contracts/reminders'
import { assertAssignable, peopleOf, type Assignee } from './assignee'
import { beginSeries, dueOf } from './due'
import { requireReminder } from './get-reminder'
import { nextSpeakUp } from './speak-ups'
import { tellMentioned } from './tell-mentioned'

/**
 * Makes a reminder, free or of a record the actor may see. Without an assignee it is for the actor. Leads that lie in the past
 * already stay silent. Throws `record.not-found`, `reminder.assignee-out-of-reach`, `request.invalid`.
 */
export async function createReminder(ctx: Context, input: ReminderCreate) {
  const { entity, title, note } = input
  const assignee = assigneeOf(ctx, input)
  await assertAssignable(ctx, assignee)
  if (entity) await requireRecord(ctx, entity)
  const due = beginSeries(ctx, await dueOf(ctx, input), input.rrule ?? null)
  const id = randomUUID()
  const createdById = ctx.actor.employeeId ?? assignee.assigneeId
  const data = { id, ...contentOf(input), ...assignee, ...due, createdById, createdAt: ctx.now() }
  const nextSpeakAt = nextSpeakUp({ ...data, snoozedUntil: null, completedAt: null }, ctx.now(), ctx.actor.tenant.zone)
  await ctx.db.reminder.create({ data: { ...data, nextSpeakAt }, select: { id: true } })
  await tellAssigned(ctx, { id, title, assignee, due: due.dueOn ?? due.dueAt, isDay: due.dueOn !== null })
  await tellMentioned(ctx, { text: note, reminderId: id, title, entity: entity ?? null })
  return requireReminder(ctx, id)
}

function contentOf({ title, note = null, rrule = null, leadMinutes = [0], priority = 'NORMAL', entity, escalateAfterMinutes = null }: ReminderCreate) {
  return { title, note, rrule, leadMinutes, priority, escalateAfterMinutes, entityType: entity?.type ?? null, entityId: entity?.id ?? null }
}

function assigneeOf(ctx: Context, { assigneeType, assigneeId }: ReminderCreate): Assignee {
  if (assigneeType && assigneeId) return { assigneeType, assigneeId }
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  return { assigneeType: 'EMPLOYEE', assigneeId: ctx.actor.employeeId }
}

interface Assigned {
  id: string
  title: string
  assignee: Assignee
  due: Date
  isDay: boolean
}

/** Tells the others whom a reminder was given to. */
export async function tellAssigned(ctx: Context, { id, title, assignee, due, isDay }: Assigned): Promise<void> {
  const others = (await peopleOf(ctx, assignee)).filter(person => person !== ctx.actor.employeeId)
  await notify(ctx, others, {
    event: 'reminder.assigned',
    params: { title, person: ctx.actor.name, due: isDay ? due.toISOString().slice(0, 10) : due.toISOString() },
    link: `/reminders?open=${id}`,
  })
}
