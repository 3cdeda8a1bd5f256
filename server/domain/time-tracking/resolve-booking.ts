import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { addDays, dayInZone, dayText, mondayOf, startOfDay } from '#shared/calendar-day'
import { Decimal } from '#shared/money'
import { elapsedMinutes, netMinutes } from '#shared/time-span'
import { hourlyRateFor, requireOpenProject } from '#server/domain/projects'
import { readSetting } from '#server/domain/settings'
import { lockWeek } from './lock-week'

constraintMeans('time_entry_no_overlap', 'time-entry.overlaps')
constraintMeans('time_entry_one_running', 'timer.already-running')
constraintMeans('time_entry_ends_after_start', 'time-entry.ends-before-start')

/** Work as asked for, before the rules of the house are applied. */
export interface Booking {
  employeeId: string
  projectId: string | null
  activityId: string | null
  startedAt: Date
  /** Null for a timer. */
  endedAt: Date | null
  breakMinutes: number
  /** Undefined: decided by project and activity. */
  billable?: boolean
}

interface Circumstances {
  /** The entry that is being changed; it does not overlap with itself. */
  entryId?: string
  /** A correction may touch a week that is handed in or approved. */
  lockedWeekToo?: boolean
  /** The week's lock is held alone already. */
  lockHeld?: boolean
  /** Project and rate of an entry that stays on its project, which may be closed by now. */
  booked?: { billingMethod: BillingMethod, hourlyRate: Decimal | null }
}

type BillingMethod = 'TIME' | 'FIXED' | 'INTERNAL'

interface Facts {
  employed: boolean
  costRate: string | null
  timesheetStatus: string | null
  overlapId: string | null
  activityBillable: boolean | null
  activityArchived: boolean | null
}

/** What a booking comes to: everything that is frozen with it. Throws when a rule refuses it. */
export async function resolveBooking(ctx: Context, booking: Booking, circumstances: Circumstances = {}) {
  assertSpan(ctx, booking)
  await assertNotTooLong(ctx, booking)
  const workedOn = dayInZone(booking.startedAt, ctx.actor.tenant.zone)
  if (!circumstances.lockHeld) await lockWeek(ctx, booking.employeeId, { monday: mondayOf(workedOn), alone: false })
  const facts = await factsOf(ctx, booking, { workedOn, entryId: circumstances.entryId })
  assertFacts(facts, booking, circumstances)

  return {
    workedOn,
    netMinutes: booking.endedAt ? netMinutes({ ...booking, endedAt: booking.endedAt }) : 0,
    costRate: facts.costRate === null ? null : new Decimal(facts.costRate),
    ...await valueOf(ctx, booking, { activityBillable: facts.activityBillable !== false, booked: circumstances.booked }),
  }
}

function assertSpan(ctx: Context, booking: Booking): void {
  const { zone } = ctx.actor.tenant
  const end = booking.endedAt ?? booking.startedAt
  if (end < booking.startedAt) throw new Problem('time-entry.ends-before-start')
  const limit = startOfDay(addDays(dayInZone(ctx.now(), zone), 2), zone)
  if (end > limit || booking.startedAt >= limit) throw new Problem('time-entry.in-future')
  if (!booking.endedAt) return
  const elapsed = elapsedMinutes(booking.startedAt, booking.endedAt)
  if (booking.breakMinutes > 0 && booking.breakMinutes >= elapsed) throw new Problem('time-entry.break-too-long')
}

/** Longer ones are forgotten timers. Throws `time-entry.too-long`. */
export async function assertNotTooLong(ctx: Context, span: { startedAt: Date, endedAt: Date | null }, entryId?: string): Promise<void> {
  if (!span.endedAt) return
  const hours = await readSetting(ctx, 'time.longest-entry-hours')
  if (elapsedMinutes(span.startedAt, span.endedAt) <= hours * 60) return
  throw new Problem('time-entry.too-long', { details: { hours, ...entryId ? { entryId } : {} } })
}

function assertFacts(facts: Facts, booking: Booking, circumstances: Circumstances): void {
  if (!facts.employed) throw new Problem('time-entry.not-employed')
  const locked = facts.timesheetStatus === 'SUBMITTED' || facts.timesheetStatus === 'APPROVED'
  if (locked && !circumstances.lockedWeekToo) throw new Problem('timesheet.locked')
  if (facts.overlapId) throw new Problem('time-entry.overlaps', { details: { entryId: facts.overlapId } })
  if (booking.activityId && facts.activityBillable === null) required(null)
  if (facts.activityArchived) throw new Problem('activity.archived')
}

/** One statement for all that a booking depends on beside its project. */
async function factsOf(ctx: Context, booking: Booking, at: { workedOn: Date, entryId?: string }): Promise<Facts> {
  const day = dayText(at.workedOn)
  const except = at.entryId ?? null
  const rows = await ctx.db.$queryRaw<Facts[]>`/* kept */
    SELECT e."activeFrom" <= ${day}::date AND (e."activeTo" IS NULL OR e."activeTo" >= ${day}::date) AS employed,
      e."costRate"::text AS "costRate",
      (SELECT t.status::text FROM "Timesheet" t
        WHERE t."employeeId" = e.id AND t."weekStartsOn" = ${dayText(mondayOf(at.workedOn))}::date) AS "timesheetStatus",
      coalesce(
        (SELECT x.id::text FROM "TimeEntry" x
          WHERE x."employeeId" = e.id AND x."workedOn" BETWEEN ${day}::date - 2 AND ${day}::date + 2
            AND x.id IS DISTINCT FROM ${except}::uuid
            AND tstzrange(x."startedAt", x."endedAt", '[)') && tstzrange(${booking.startedAt}::timestamptz, ${booking.endedAt}::timestamptz, '[)')
          ORDER BY x."startedAt" LIMIT 1),
        (SELECT x.id::text FROM "TimeEntry" x
          WHERE x."employeeId" = e.id AND x."endedAt" IS NULL AND x.id IS DISTINCT FROM ${except}::uuid
            AND (${booking.endedAt}::timestamptz IS NULL OR x."startedAt" < ${booking.endedAt}::timestamptz))
      ) AS "overlapId",
      (SELECT a.billable FROM "Activity" a WHERE a.id = ${booking.activityId}::uuid) AS "activityBillable",
      (SELECT a."archivedAt" IS NOT NULL FROM "Activity" a WHERE a.id = ${booking.activityId}::uuid) AS "activityArchived"
    FROM "Employee" e WHERE e.id = ${booking.employeeId}::uuid`
  return required(rows[0])
}

/** Personal and internal time is never billable; else what was asked for, else what billing method and activity say. */
async function valueOf(ctx: Context, booking: Booking, { activityBillable, booked }: { activityBillable: boolean, booked: Circumstances['booked'] }) {
  if (!booking.projectId) return { billable: false, hourlyRate: null }
  const { billingMethod } = booked ?? await requireOpenProject(ctx, booking.projectId)
  const byDefault = billingMethod === 'TIME' && activityBillable
  return {
    billable: billingMethod !== 'INTERNAL' && (booking.billable ?? byDefault),
    hourlyRate: booked ? booked.hourlyRate : await hourlyRateFor(ctx, { projectId: booking.projectId, employeeId: booking.employeeId }),
  }
}
