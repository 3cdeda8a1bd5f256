import type { Context } from '#server/platform/context'
import { notFound, Problem } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import { dayText, mondayOf } from '#shared/calendar-day'
import type { TimeEntry, TimeEntryCorrection } from '#shared/contracts/time-tracking'
import { changedEntry } from './changed-entry'
import { getTimeEntry, requireTimeEntry } from './get-time-entry'
import { isLocked, type TimeEntryRow } from './time-entry-fields'
import { reaches, reachOf } from './time-entry-policy'

/**
 * Changes time that is handed in or approved, within its week; the reason goes into the audit log and to the person
 * concerned. Billed time is refused: cancel its invoice first.
 */
export async function correctTimeEntry(
  ctx: Context,
  { id, version, reason, ...change }: TimeEntryCorrection & { id: string },
): Promise<TimeEntry> {
  const row = await requireTimeEntry(ctx, id)
  if (!reaches(await reachOf(ctx, 'backoffice.time-entries.correct'), row.employeeId)) throw notFound()
  assertCorrectable(row)
  const data = await changedEntry(ctx, row, { change, correction: true })
  if (mondayOf(data.workedOn).getTime() !== mondayOf(row.workedOn).getTime()) throw new Problem('time-entry.other-week')
  const { count } = await ctx.db.timeEntry.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  await ctx.db.timesheet.updateMany({
    where: { id: row.timesheetId ?? undefined, employeeId: row.employeeId, weekStartsOn: mondayOf(row.workedOn) },
    data: { netMinutes: { increment: data.netMinutes - row.netMinutes }, version: { increment: 1 } },
  })
  await ctx.audit('time-entry.corrected', { type: 'TimeEntry', id, details: { reason } })
  if (row.employeeId !== ctx.actor.employeeId) {
    await notify(ctx, [row.employeeId], {
      event: 'time-entry.corrected',
      params: { day: dayText(data.workedOn), person: ctx.actor.name, reason },
      link: `/time?week=${dayText(mondayOf(data.workedOn))}`,
    })
  }
  return getTimeEntry(ctx, id)
}

function assertCorrectable(row: TimeEntryRow): void {
  if (row.invoiceLineId) throw new Problem('time-entry.billed')
  if (!isLocked(row)) throw new Problem('time-entry.not-locked')
}
