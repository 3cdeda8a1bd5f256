import { dayOf, daysOfWeek, dayText } from '#shared/calendar-day'
import type { Context } from '#server/platform/context'
import { teamOf } from '#server/domain/employees'

interface Row {
  targetMinutes: number
  days: { on: string, minutes: number }[]
  status: 'SUBMITTED' | 'APPROVED' | 'REJECTED' | null
  rejected: { startsOn: string, reason: string | null }[]
  unsubmitted: string[]
  approvals: number
}

/** Weeks further back than this are history, not work that waits. */
const LOOK_BACK_DAYS = 70

/** Week of the acting person, weeks that came back or were never handed in, and weeks of others that wait for a decision. */
export async function personalPart(ctx: Context, monday: Date) {
  const me = ctx.actor.employeeId
  const approves = ctx.can('backoffice.time-entries.approve')
  const approvals = await peopleToApprove(ctx, approves)
  const row = me ? await readRow(ctx, { me, monday: dayText(monday), approvals }) : null
  if (!row) return { week: null, approvals: null, rejectedWeeks: [], unsubmittedWeeks: [] }
  return {
    week: weekOf(row, monday),
    approvals: approves ? row.approvals : null,
    rejectedWeeks: row.rejected.map(week => ({ startsOn: dayOf(week.startsOn), reason: week.reason })),
    unsubmittedWeeks: row.unsubmitted.map(dayOf),
  }
}

function weekOf(row: Row, monday: Date) {
  const minutes = new Map(row.days.map(day => [day.on, day.minutes]))
  return {
    startsOn: monday,
    targetMinutes: row.targetMinutes,
    days: daysOfWeek(monday).map(on => ({ on, minutes: minutes.get(dayText(on)) ?? 0 })),
    status: row.status ?? 'OPEN' as const,
  }
}

/** Null: everybody. Nobody decides on their own week unless they may decide on all. */
async function peopleToApprove(ctx: Context, approves: boolean): Promise<string[] | null> {
  if (!approves) return []
  if (ctx.permit('backoffice.time-entries.approve') === 'all') return null
  return (await teamOf(ctx)).filter(id => id !== ctx.actor.employeeId)
}

async function readRow(ctx: Context, { me, monday, approvals }: { me: string, monday: string, approvals: string[] | null }) {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT
      e."weeklyMinutes" AS "targetMinutes",
      (SELECT coalesce(json_agg(d), '[]') FROM (
        SELECT to_char("workedOn", 'YYYY-MM-DD') AS on, sum("netMinutes")::int AS minutes FROM "TimeEntry"
        WHERE "employeeId" = e.id AND "workedOn" >= ${monday}::date AND "workedOn" < ${monday}::date + 7
        GROUP BY "workedOn") d) AS days,
      (SELECT status::text FROM "Timesheet" WHERE "employeeId" = e.id AND "weekStartsOn" = ${monday}::date) AS status,
      (SELECT coalesce(json_agg(r ORDER BY r."startsOn"), '[]') FROM (
        SELECT to_char("weekStartsOn", 'YYYY-MM-DD') AS "startsOn", reason FROM "Timesheet"
        WHERE "employeeId" = e.id AND status = 'REJECTED') r) AS rejected,
      (SELECT coalesce(json_agg(DISTINCT to_char(date_trunc('week', t."workedOn"), 'YYYY-MM-DD')), '[]') FROM "TimeEntry" t
        WHERE t."employeeId" = e.id AND t.status = 'DRAFT' AND t."workedOn" < ${monday}::date
          AND t."workedOn" >= ${monday}::date - ${LOOK_BACK_DAYS}::int) AS unsubmitted,
      (SELECT count(*)::int FROM "Timesheet" s WHERE s.status = 'SUBMITTED'
        AND (${approvals === null} OR s."employeeId" = ANY(${approvals ?? []}::uuid[]))) AS approvals
    FROM "Employee" e WHERE e.id = ${me}::uuid`
  return rows[0] ?? null
}
