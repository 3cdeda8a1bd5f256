import { dayOf } from '#shared/calendar-day'
import { spanOf, stepOf, stepsOf } from '#shared/dashboard-period'
import { Prisma } from '#server/generated/prisma/client'
import { bookedTime, reachOf, rowsOf, type WidgetSource } from './widget-source'

interface Sum { billable: number, all: number }
interface Json { points: (Sum & { on: string })[], previous: Sum }

/** Whole percent; null where nothing was booked. */
function shareOf({ billable, all }: Sum): number | null {
  return all > 0 ? Math.round(billable / all * 100) : null
}

/** How much of the booked time is billable, week by week or month by month, and how it was in the period before. */
export const billableWidget: WidgetSource<'billable'> = {
  needsTeam: (ctx, { people }) => reachOf(ctx, people) === 'TEAM',
  sql(viewer, { period, people }) {
    const span = spanOf(period, viewer.today)
    const sums = Prisma.sql`coalesce(sum(t."billableMinutes"), 0)::int AS billable, coalesce(sum(t.minutes), 0)::int AS "all"`
    const booked = (days: typeof span | typeof span.previous) => Prisma.sql`(${bookedTime(viewer, people, days)}) t`
    // By day first: truncating a date is dearer than adding a number, and days are few.
    return Prisma.sql`json_build_object(
      'points', ${rowsOf(Prisma.sql`SELECT to_char(date_trunc(${stepOf(span)}, d."workedOn"), 'YYYY-MM-DD') AS "on", sum(d.billable)::int AS billable,
        sum(d."all")::int AS "all" FROM (SELECT t."workedOn", ${sums} FROM ${booked(span)} GROUP BY t."workedOn") d GROUP BY 1`)},
      'previous', (SELECT row_to_json(p) FROM (SELECT ${sums} FROM ${booked(span.previous)}) p))`
  },
  data({ points, previous }: Json, { period }, { today }) {
    const span = spanOf(period, today)
    const known = new Map(points.map(point => [point.on, point]))
    const total = (key: keyof Sum) => points.reduce((sum, point) => sum + point[key], 0)
    return {
      type: 'billable', from: span.from, to: span.to, step: stepOf(span),
      points: stepsOf(span).map((on) => {
        const point = known.get(on) ?? { billable: 0, all: 0 }
        return { on: dayOf(on), billableMinutes: point.billable, otherMinutes: point.all - point.billable }
      }),
      share: shareOf({ billable: total('billable'), all: total('all') }), previousShare: shareOf(previous),
    }
  },
}
