import { dayText } from '#shared/calendar-day'
import type { People, WidgetSettings } from '#shared/contracts/dashboard-settings'
import type { WidgetData, WidgetDataOf } from '#shared/contracts/dashboard-data'
import type { Span } from '#shared/dashboard-period'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'

/** What every widget of one request shares. */
export interface Viewer {
  ctx: Context
  /** Today in the company's zone. */
  today: Date
  /** Ids of the people one leads, oneself included; asked for once and only when a widget needs it. */
  team: readonly string[]
}

/**
 * How one kind of widget gets its figures. All widgets of a dashboard are asked for in one statement: each gives an expression
 * that answers one JSON value, and makes its data of that value afterwards.
 */
export interface WidgetSource<T extends WidgetData['type'] = WidgetData['type']> {
  /** Whether it counts what others did and so needs `viewer.team`. */
  needsTeam(ctx: Context, settings: WidgetSettings<T>): boolean
  sql(viewer: Viewer, settings: WidgetSettings<T>): Prisma.Sql
  data(json: never, settings: WidgetSettings<T>, viewer: Viewer): WidgetDataOf<T>
}

const WIDTH = { OWN: 1, TEAM: 2, ALL: 3, own: 1, team: 2, all: 3 } as const

/** Whose time is counted: what the settings ask for, never more than the person may see. */
export function reachOf(ctx: Context, asked: People): People {
  const permitted = ctx.permit('backoffice.time-entries.read')
  const width = Math.min(WIDTH[asked], WIDTH[permitted])
  return width === 1 ? 'OWN' : width === 2 ? 'TEAM' : 'ALL'
}

/** Condition on the time entry `t` for whose time is counted. */
export function ofPeople({ ctx, team }: Viewer, asked: People): Prisma.Sql {
  const reach = reachOf(ctx, asked)
  if (reach === 'ALL') return Prisma.sql`true`
  const people = reach === 'TEAM' ? [...team] : [ctx.actor.employeeId].filter(id => id !== null)
  return Prisma.sql`t."employeeId" = ANY(${people}::uuid[])`
}

/**
 * Booked time of a span as rows of `workedOn`, `minutes` and `billableMinutes`, one or more of a day: of the whole company as it is
 * added up while people book, else of the entries of those who count.
 */
export function bookedTime(viewer: Viewer, asked: People, span: Span): Prisma.Sql {
  if (reachOf(viewer.ctx, asked) === 'ALL') {
    return Prisma.sql`SELECT s."workedOn", s.minutes, s."billableMinutes" FROM "TimeSum" s WHERE ${within(Prisma.sql`s."workedOn"`, span)}`
  }
  return Prisma.sql`SELECT t."workedOn", t."netMinutes" AS minutes, CASE WHEN t.billable THEN t."netMinutes" ELSE 0 END AS "billableMinutes"
    FROM "TimeEntry" t WHERE ${within(Prisma.sql`t."workedOn"`, span)} AND ${ofPeople(viewer, asked)}`
}

/** Condition that the day lies in the span. */
export function within(column: Prisma.Sql, { from, to }: Span): Prisma.Sql {
  return Prisma.sql`${column} BETWEEN ${dayText(from)}::date AND ${dayText(to)}::date`
}

/** Rows of a sub-select as a JSON array. */
export function rowsOf(select: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (${select}) r)`
}
