import { spanOf } from '#shared/dashboard-period'
import { Prisma } from '#server/generated/prisma/client'
import { ofPeople, reachOf, within, type WidgetSource } from './widget-source'

interface Item { id: string | null, name: string | null, customerName: string | null, minutes: number, billableMinutes: number }
interface Json { items: Item[], total: number, count: number }

/** Booked time of a period by project or by person, most first. */
export const hoursWidget: WidgetSource<'hours'> = {
  needsTeam: (ctx, { people }) => reachOf(ctx, people) === 'TEAM',
  sql(viewer, { by, period, people, count }) {
    const [key, named] = by === 'PROJECT'
      ? [Prisma.sql`t."projectId"`, Prisma.sql`SELECT p.name, c.name AS customer FROM "Project" p
          LEFT JOIN "Customer" c ON c."tenantId" = p."tenantId" AND c.id = p."customerId" WHERE p.id = g.id AND p."tenantId" = current_tenant()`]
      : [Prisma.sql`t."employeeId"`, Prisma.sql`SELECT e."firstName" || ' ' || e."lastName" AS name, NULL AS customer FROM "Employee" e
          WHERE e.id = g.id AND e."tenantId" = current_tenant()`]
    return Prisma.sql`(WITH groups AS (
        SELECT ${key} AS id, sum(t."netMinutes")::int AS minutes, coalesce(sum(t."netMinutes") FILTER (WHERE t.billable), 0)::int AS billable
        FROM "TimeEntry" t WHERE ${within(Prisma.sql`t."workedOn"`, spanOf(period, viewer.today))} AND ${ofPeople(viewer, people)}
        GROUP BY 1 HAVING sum(t."netMinutes") > 0)
      SELECT json_build_object(
        'total', (SELECT coalesce(sum(minutes), 0)::int FROM groups), 'count', (SELECT count(*)::int FROM groups),
        'items', (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', n.name, 'customerName', n.customer, 'minutes', g.minutes, 'billableMinutes', g.billable)
          ORDER BY g.minutes DESC, g.id), '[]') FROM (SELECT * FROM groups ORDER BY minutes DESC, id LIMIT ${count}) g LEFT JOIN LATERAL (${named}) n ON true)))`
  },
  data({ items, total, count }: Json, { by, period }, { today }) {
    const { from, to } = spanOf(period, today)
    const shown = items.reduce((sum, item) => sum + item.minutes, 0)
    return { type: 'hours', from, to, by, items, totalMinutes: total, restCount: count - items.length, restMinutes: total - shown }
  },
}
