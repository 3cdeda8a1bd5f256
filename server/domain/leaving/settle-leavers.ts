import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { dayText } from '#shared/calendar-day'
import { endAccess } from './end-access'

/**
 * Ends access of those whose last day has passed since it was entered: their requests are refused from that day on anyway,
 * here timers stop and tokens go. Looks at what is left to do, so it may run any number of times.
 * @returns how many people it was done for
 */
export async function settleLeavers(ctx: Context): Promise<number> {
  const today = dayText(todayOf(ctx))
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    SELECT e.id::text AS id FROM "Employee" e
    WHERE e."tenantId" = current_tenant() AND e."activeTo" < ${today}::date AND (
      EXISTS (SELECT FROM "TimeEntry" t WHERE t."tenantId" = e."tenantId" AND t."employeeId" = e.id AND t."endedAt" IS NULL)
      OR EXISTS (SELECT FROM "ApiToken" k WHERE k."tenantId" = e."tenantId" AND k."employeeId" = e.id AND k."revokedAt" IS NULL)
      OR EXISTS (SELECT FROM "CalendarFeed" f WHERE f."tenantId" = e."tenantId" AND f."employeeId" = e.id AND f."revokedAt" IS NULL)
      OR EXISTS (SELECT FROM "PushSubscription" p WHERE p."tenantId" = e."tenantId" AND p."employeeId" = e.id)
      OR EXISTS (SELECT FROM "Membership" m JOIN "Session" s ON s."userId" = m."userId" AND s."tenantId" = m."tenantId"
        WHERE m."tenantId" = e."tenantId" AND m."employeeId" = e.id AND s."revokedAt" IS NULL AND s."expiresAt" > now()))
    LIMIT 200`
  for (const { id } of rows) await endAccess(ctx, id)
  return rows.length
}
