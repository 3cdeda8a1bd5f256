import { dayOf, dayText, mondayOf } from '#shared/calendar-day'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { rowsOf, type Viewer, type WidgetSource } from './widget-source'

interface Json {
  rejected: { startsOn: string, reason: string | null }[]
  unsubmitted: string[]
  approvals: number | null
  drafts: number | null
  unsent: number | null
}

/** Weeks further back than this are history, not work that waits. */
const LOOK_BACK_DAYS = 70

/** Handed-in weeks the person decides on; nobody decides on their own unless they may decide on all. */
function toApprove({ ctx, team }: Viewer): Prisma.Sql {
  if (ctx.permit('backoffice.time-entries.approve') === 'all') return Prisma.sql`true`
  return Prisma.sql`s."employeeId" = ANY(${team.filter(id => id !== ctx.actor.employeeId)}::uuid[])`
}

const decidesForTeam = (ctx: Context) => ctx.can('backoffice.time-entries.approve') && ctx.permit('backoffice.time-entries.approve') !== 'all'

/** What waits for the person: weeks to decide on, weeks that came back or were never handed in, drafts, invoices not sent yet. */
export const waitingWidget: WidgetSource<'waiting'> = {
  needsTeam: decidesForTeam,
  sql(viewer) {
    const { ctx, today } = viewer
    const me = ctx.actor.employeeId
    const monday = dayText(mondayOf(today))
    const when = (may: boolean, count: Prisma.Sql) => may ? Prisma.sql`(SELECT count(*)::int FROM ${count})` : Prisma.sql`NULL::int`
    return Prisma.sql`json_build_object(
      'rejected', ${rowsOf(Prisma.sql`SELECT to_char("weekStartsOn", 'YYYY-MM-DD') AS "startsOn", reason FROM "Timesheet"
        WHERE "employeeId" = ${me}::uuid AND status = 'REJECTED' ORDER BY "weekStartsOn"`)},
      'unsubmitted', (SELECT coalesce(json_agg(DISTINCT to_char(date_trunc('week', t."workedOn"), 'YYYY-MM-DD')), '[]') FROM "TimeEntry" t
        WHERE t."employeeId" = ${me}::uuid AND t.status = 'DRAFT' AND t."workedOn" < ${monday}::date
          AND t."workedOn" >= ${monday}::date - ${LOOK_BACK_DAYS}::int),
      'approvals', ${when(ctx.can('backoffice.time-entries.approve'), Prisma.sql`"Timesheet" s WHERE s.status = 'SUBMITTED'
        AND ${ctx.can('backoffice.time-entries.approve') ? toApprove(viewer) : Prisma.sql`false`}`)},
      'drafts', ${when(ctx.can('backoffice.invoices.write'), Prisma.sql`"Invoice" WHERE status = 'DRAFT'`)},
      'unsent', ${when(ctx.can('backoffice.invoices.send'), Prisma.sql`"Invoice"
        WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID') AND "sentAt" IS NULL`)})`
  },
  data(json: Json) {
    return {
      type: 'waiting', approvals: json.approvals, drafts: json.drafts, unsent: json.unsent,
      rejectedWeeks: json.rejected.map(week => ({ startsOn: dayOf(week.startsOn), reason: week.reason })),
      unsubmittedWeeks: json.unsubmitted.map(dayOf),
    }
  },
}
