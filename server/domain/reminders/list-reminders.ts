import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import { addDays, dayInZone, startOfDay } from '#shared/calendar-day'
import type { ReminderQuery } from '#shared/contracts/reminders'
import { assignedTo, withinScope } from './reminder-scope'
import { findReminders } from './reminder-rows'

const ORDER: Record<string, Prisma.Sql> = {
  dueAt: Prisma.sql`coalesce(greatest(r."snoozedUntil", r."dueAt"), r."dueAt")`,
  priority: Prisma.sql`r.priority`,
  title: Prisma.sql`lower(r.title)`,
}

/** One page of the reminders of a view; a snoozed one counts at the end of its snooze. */
export async function listReminders(ctx: Context, query: ReminderQuery) {
  const { key, direction } = sortOrder(query.sort)
  const { skip, take } = pageOf(query)
  const done = query.view === 'done'
  const column = ORDER[key] ?? Prisma.sql`r."dueAt"`
  const order = done ? Prisma.sql`c."doneAt" DESC, c.id` : direction === 'desc' ? Prisma.sql`${column} DESC, r.id` : Prisma.sql`${column}, r.id`
  return findReminders(ctx, { where: Prisma.join(conditions(ctx, query), ' AND '), order, done, limit: take, offset: skip })
}

function conditions(ctx: Context, { view, who, priority, entityType, entityId, q }: ReminderQuery): Prisma.Sql[] {
  return [
    ofView(ctx, view),
    ...entityType && entityId ? [Prisma.sql`r."entityType" = ${entityType} AND r."entityId" = ${entityId}::uuid`] : [ofPerson(ctx, who)],
    ...priority ? [Prisma.sql`r.priority = ${priority}::"ReminderPriority"`] : [],
    ...(q?.split(/\s+/).filter(Boolean).slice(0, 5) ?? []).map(word => Prisma.sql`(r.title ILIKE ${like(word)} OR r.note ILIKE ${like(word)})`),
  ]
}

function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, character => `\\${character}`)}%`
}

/** Condition on `r` for whose reminders are asked for; visibility is a matter of its own. */
export function ofPerson(ctx: Context, who: ReminderQuery['who']): Prisma.Sql {
  if (who === 'all') return Prisma.sql`TRUE`
  return who === 'mine' ? assignedTo(ctx) : Prisma.sql`r."createdById" = ${ctx.actor.employeeId}::uuid`
}

/** "Today" holds what is due today and not over yet; an instant that has passed is overdue, a day only when it is over. */
function ofView(ctx: Context, view: ReminderQuery['view']): Prisma.Sql {
  const { zone } = ctx.actor.tenant
  const now = ctx.now()
  const today = dayInZone(now, zone)
  const tomorrow = startOfDay(addDays(today, 1), zone)
  const overdue = Prisma.sql`(CASE WHEN r."dueOn" IS NULL OR r."snoozedUntil" > r."dueAt" THEN coalesce(greatest(r."snoozedUntil", r."dueAt"), r."dueAt") < ${now}
    ELSE r."dueOn" < ${today}::date END)`
  const views: Record<ReminderQuery['view'], Prisma.Sql> = {
    done: Prisma.sql`TRUE`,
    open: Prisma.sql`r."completedAt" IS NULL`,
    overdue: Prisma.sql`r."completedAt" IS NULL AND ${overdue}`,
    today: Prisma.sql`r."completedAt" IS NULL AND coalesce(greatest(r."snoozedUntil", r."dueAt"), r."dueAt") < ${tomorrow} AND NOT ${overdue}`,
    upcoming: Prisma.sql`r."completedAt" IS NULL AND coalesce(greatest(r."snoozedUntil", r."dueAt"), r."dueAt") >= ${tomorrow} AND NOT ${overdue}`,
  }
  return views[view]
}

/** How many of my reminders there are in each view; what the page and the badge show. */
export async function countReminders(ctx: Context): Promise<{ today: number, overdue: number, upcoming: number }> {
  const visible = await withinScope(ctx, 'core.reminders.read')
  const rows = await ctx.db.$queryRaw<Array<{ today: number, overdue: number, upcoming: number }>>`
    SELECT count(*) FILTER (WHERE ${ofView(ctx, 'today')})::int AS today, count(*) FILTER (WHERE ${ofView(ctx, 'overdue')})::int AS overdue,
      count(*) FILTER (WHERE ${ofView(ctx, 'upcoming')})::int AS upcoming
    FROM "Reminder" r WHERE r."tenantId" = current_tenant() AND r."completedAt" IS NULL AND ${visible} AND ${assignedTo(ctx)}`
  return rows[0] ?? { today: 0, overdue: 0, upcoming: 0 }
}
