import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { addDays, startOfDay } from '#shared/calendar-day'
import type { ReminderCalendarQuery, ReminderOccurrence } from '#shared/contracts/reminders'
import { ofPerson } from './list-reminders'
import { occurrencesWithin } from './occurrences'
import { findReminders, type FoundReminder } from './reminder-rows'

/** A month of somebody with more than this is no calendar any more; the answer says that there is more. */
const MOST = 500

type Calendar = { items: ReminderOccurrence[], truncated: boolean }

/** What is due on the days of the span, repeating reminders with each of their occurrences, and what was done of it. */
export async function listOccurrences(ctx: Context, { from, to, who }: ReminderCalendarQuery): Promise<Calendar> {
  const { zone } = ctx.actor.tenant
  const span = { from: startOfDay(from, zone), to: startOfDay(addDays(to, 1), zone) }
  const open = await findReminders(ctx, {
    where: Prisma.sql`r."completedAt" IS NULL AND r."dueAt" < ${span.to} AND (r.rrule IS NOT NULL OR r."dueAt" >= ${span.from}) AND ${ofPerson(ctx, who)}`,
    order: Prisma.sql`r."dueAt", r.id`,
    limit: MOST,
  })
  const done = await findReminders(ctx, {
    where: Prisma.sql`c."occurrenceAt" >= ${span.from} AND c."occurrenceAt" < ${span.to} AND ${ofPerson(ctx, who)}`,
    order: Prisma.sql`c."occurrenceAt", r.id`, done: true, limit: MOST,
  })
  const items = [
    ...open.items.flatMap(reminder => occurrencesOf(reminder, span, zone).map(at => occurrence(reminder, at, false))),
    ...done.items.flatMap(reminder => reminder.done ? [occurrence(reminder, reminder.done.occurrenceAt, true)] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  return { items: items.slice(0, MOST), truncated: items.length > MOST || open.total > MOST || done.total > MOST }
}

function occurrencesOf({ dueAt, rrule, seriesStart }: FoundReminder, { from, to }: { from: Date, to: Date }, zone: string): Date[] {
  const begin = dueAt > from ? dueAt : from
  if (!rrule) return dueAt >= from ? [dueAt] : []
  return occurrencesWithin({ rrule, seriesStart, zone }, { from: begin, to, most: 62 })
}

function occurrence({ id, title, dueOn, priority }: FoundReminder, at: Date, done: boolean): ReminderOccurrence {
  return { reminderId: id, title, at, allDay: dueOn !== null, priority, done }
}
