import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import type { ReminderDetail } from '#shared/contracts/reminders'
import { findReminders, type FoundReminder } from './reminder-rows'
import { occurrencesWithin } from './occurrences'

const SHOWN = { completions: 30, upcoming: 5, yearsAhead: 30 }

/** One reminder the actor may see, as lists show it. */
export async function requireReminder(ctx: Context, id: string): Promise<FoundReminder> {
  const { items } = await findReminders(ctx, { where: Prisma.sql`r.id = ${id}::uuid`, order: Prisma.sql`r.id`, limit: 1 })
  return required(items[0])
}

/** The reminder, if the actor may change it. Throws `record.not-found`, `permission.missing`. */
export async function requireWritableReminder(ctx: Context, id: string): Promise<FoundReminder> {
  const reminder = await requireReminder(ctx, id)
  if (!reminder.mayWrite) throw new Problem('permission.missing', { details: { permission: 'core.reminders.write' } })
  return reminder
}

/** One reminder with what was done of it and when it comes again. */
export async function getReminder(ctx: Context, id: string): Promise<ReminderDetail> {
  const reminder = await requireReminder(ctx, id)
  const { items } = await findReminders(ctx, {
    where: Prisma.sql`r.id = ${id}::uuid`, order: Prisma.sql`c."occurrenceAt" DESC`, done: true, limit: SHOWN.completions,
  })
  return { ...reminder, completions: items.flatMap(({ done }) => done ? [done] : []), upcoming: upcomingOf(ctx, reminder) }
}

function upcomingOf(ctx: Context, { rrule, seriesStart, dueAt, completedAt }: FoundReminder): Date[] {
  if (!rrule || completedAt) return []
  return occurrencesWithin({ rrule, seriesStart, zone: ctx.actor.tenant.zone }, {
    from: new Date(dueAt.getTime() + 60_000), to: new Date(dueAt.getTime() + SHOWN.yearsAhead * 366 * 86_400_000), most: SHOWN.upcoming + 1,
  }).slice(0, SHOWN.upcoming)
}
