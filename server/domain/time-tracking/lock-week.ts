import type { Context } from '#server/platform/context'
import { dayText } from '#shared/calendar-day'

/**
 * Keeps handing in a week apart from bookings into it until the transaction ends: bookings share the lock, handing
 * in, deciding and timers hold it alone. Take it before reading what the decision rests on.
 */
export async function lockWeek(ctx: Context, employeeId: string, week: { monday: Date, alone: boolean }): Promise<void> {
  const key = `time-tracking:${employeeId}:${dayText(week.monday)}`
  if (week.alone) await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  else await ctx.db.$executeRaw`/* kept */ SELECT pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`
}
