import { addDays, dayOf, startOfDay } from '#shared/calendar-day'
import { Prisma } from '#server/generated/prisma/client'
import { rowsOf, type WidgetSource } from './widget-source'

interface Row { id: string, title: string, dueAt: string, dueOn: string | null, overdue: boolean, priority: 'LOW' | 'NORMAL' | 'HIGH', recurring: boolean }
interface Json { items: Row[], total: number }

const DAYS = { TODAY: 1, WEEK: 7, ALL: null } as const

/** Open reminders of the acting person, their departments and their roles, by when they are due. */
export const remindersWidget: WidgetSource<'reminders'> = {
  needsTeam: () => false,
  sql({ ctx, today }, { count, horizon }) {
    const me = ctx.actor.employeeId
    const days = DAYS[horizon]
    const until = days ? startOfDay(addDays(today, days), ctx.actor.tenant.zone) : null
    const now = ctx.now()
    return Prisma.sql`(WITH mine AS (
        SELECT ${me}::uuid AS id, 'EMPLOYEE' AS type
        UNION ALL SELECT "departmentId", 'DEPARTMENT' FROM "Employee" WHERE id = ${me}::uuid AND "departmentId" IS NOT NULL
        UNION ALL SELECT "departmentId", 'DEPARTMENT' FROM "DepartmentMembership" WHERE "employeeId" = ${me}::uuid
        UNION ALL SELECT id, 'ROLE' FROM roles_of_employee(${me}::uuid, (${now}::timestamptz AT TIME ZONE ${ctx.actor.tenant.zone})::date)),
      open AS (
        SELECT r.id, r.title, coalesce(r."snoozedUntil", r."dueAt") AS due, r.priority, r.rrule,
          CASE WHEN r."snoozedUntil" IS NULL THEN r."dueOn" END AS "dueOn" FROM "Reminder" r
        WHERE r."completedAt" IS NULL AND EXISTS (SELECT FROM mine m WHERE m.id = r."assigneeId" AND m.type = r."assigneeType"::text)
          AND (${until}::timestamptz IS NULL OR coalesce(r."snoozedUntil", r."dueAt") < ${until}::timestamptz))
      SELECT json_build_object('total', (SELECT count(*)::int FROM open),
        'items', ${rowsOf(Prisma.sql`SELECT id, title, due AS "dueAt", to_char("dueOn", 'YYYY-MM-DD') AS "dueOn", due < ${now}::timestamptz AS overdue,
          priority::text AS priority, rrule IS NOT NULL AS recurring FROM open ORDER BY due, id LIMIT ${count}`)}))`
  },
  data({ items, total }: Json) {
    return { type: 'reminders', total, items: items.map(row => ({ ...row, dueAt: new Date(row.dueAt), dueOn: row.dueOn ? dayOf(row.dueOn) : null })) }
  },
}
