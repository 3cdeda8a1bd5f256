import { daysOfWeek, dayText, mondayOf } from '#shared/calendar-day'
import { Prisma } from '#server/generated/prisma/client'
import { rowsOf, type WidgetSource } from './widget-source'

interface Json {
  targetMinutes: number | null
  days: { on: string, minutes: number }[]
  status: 'SUBMITTED' | 'APPROVED' | 'REJECTED' | null
}

/** The acting person's week: booked minutes by day, and how the week stands. */
export const weekWidget: WidgetSource<'week'> = {
  needsTeam: () => false,
  sql({ ctx, today }) {
    const me = ctx.actor.employeeId
    const monday = dayText(mondayOf(today))
    return Prisma.sql`json_build_object(
      'targetMinutes', (SELECT "weeklyMinutes" FROM "Employee" WHERE id = ${me}::uuid),
      'days', ${rowsOf(Prisma.sql`SELECT to_char("workedOn", 'YYYY-MM-DD') AS "on", sum("netMinutes")::int AS minutes FROM "TimeEntry"
        WHERE "employeeId" = ${me}::uuid AND "workedOn" >= ${monday}::date AND "workedOn" < ${monday}::date + 7 GROUP BY "workedOn"`)},
      'status', (SELECT status::text FROM "Timesheet" WHERE "employeeId" = ${me}::uuid AND "weekStartsOn" = ${monday}::date))`
  },
  data(json: Json, _settings, { today }) {
    const startsOn = mondayOf(today)
    const minutes = new Map(json.days.map(day => [day.on, day.minutes]))
    return {
      type: 'week', startsOn, targetMinutes: json.targetMinutes ?? 0, status: json.status ?? 'OPEN',
      days: daysOfWeek(startsOn).map(on => ({ on, minutes: minutes.get(dayText(on)) ?? 0 })),
    }
  },
}
