import { addDays, startOfDay } from '#shared/calendar-day'
import { spanOf, type Span } from '#shared/dashboard-period'
import { MEASURES, type Measure } from '#shared/dashboard-widgets'
import type { People } from '#shared/contracts/dashboard-settings'
import { Prisma } from '#server/generated/prisma/client'
import { bookedTime, reachOf, within, type Viewer, type WidgetSource } from './widget-source'

interface Json { value: string | null, previous: string | null }
type Counted = (viewer: Viewer, span: Span, people: People) => Prisma.Sql

const minutes: (what: Prisma.Sql) => Counted = what => (viewer, span, people) =>
  Prisma.sql`SELECT (${what})::text FROM (${bookedTime(viewer, people, span)}) t`

/** One decimal as text for a span of days. */
const COUNTED: Record<Measure, Counted> = {
  INVOICED: (_, span) => Prisma.sql`SELECT coalesce(sum("netTotal"), 0)::text FROM "Invoice" WHERE ${within(Prisma.sql`"issuedOn"`, span)} AND status <> 'DRAFT'`,
  RECEIVED: (_, span) => Prisma.sql`SELECT coalesce(sum(amount), 0)::text FROM "IncomeEntry" WHERE ${within(Prisma.sql`"receivedOn"`, span)}`,
  INVOICES: (_, span) =>
    Prisma.sql`SELECT count(*)::text FROM "Invoice" WHERE ${within(Prisma.sql`"issuedOn"`, span)} AND status <> 'DRAFT' AND type = 'INVOICE'`,
  HOURS: minutes(Prisma.sql`coalesce(sum(t.minutes), 0)`),
  BILLABLE_HOURS: minutes(Prisma.sql`coalesce(sum(t."billableMinutes"), 0)`),
  BILLABLE_SHARE: minutes(Prisma.sql`round(coalesce(sum(t."billableMinutes"), 0) * 100.0 / nullif(sum(t.minutes), 0))`),
  NEW_CUSTOMERS: ({ ctx }, { from, to }) => {
    const { zone } = ctx.actor.tenant
    return Prisma.sql`SELECT count(*)::text FROM "Customer" WHERE "createdAt" >= ${startOfDay(from, zone)} AND "createdAt" < ${startOfDay(addDays(to, 1), zone)}`
  },
}

const TIME: readonly Measure[] = ['HOURS', 'BILLABLE_HOURS', 'BILLABLE_SHARE']

/** One figure of a period beside the same part of the period before. */
export const numberWidget: WidgetSource<'number'> = {
  needsTeam: (ctx, { measure, people }) => TIME.includes(measure) && reachOf(ctx, people) === 'TEAM',
  sql(viewer, { measure, period, people }) {
    const span = spanOf(period, viewer.today)
    const count = COUNTED[measure]
    return Prisma.sql`json_build_object('value', (${count(viewer, span, people)}), 'previous', (${count(viewer, span.previous, people)}))`
  },
  data({ value, previous }: Json, { measure, period }, { today }) {
    const { from, to, previous: before } = spanOf(period, today)
    return { type: 'number', measure, unit: MEASURES[measure].unit, value, previous, from, to, previousFrom: before.from, previousTo: before.to }
  },
}
