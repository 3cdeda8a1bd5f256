import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import type { TimeEntryChange } from '#shared/contracts/time-tracking'
import { Decimal } from '#shared/money'
import { resolveBooking } from './resolve-booking'
import type { TimeEntryRow } from './time-entry-fields'

type Fields = Omit<TimeEntryChange, 'version'>

/** Refuses with the reason that stands against a change by the owner. */
export function assertOpen(row: Pick<TimeEntryRow, 'status' | 'invoiceLineId'>): void {
  if (row.invoiceLineId) throw new Problem('time-entry.billed')
  if (row.status === 'RUNNING') throw new Problem('time-entry.running')
  if (row.status === 'SUBMITTED' || row.status === 'APPROVED') throw new Problem('time-entry.locked')
}

/**
 * All columns of a finished entry after a change. The rate stays as booked unless the time moves to another project;
 * then it is booked anew.
 */
export async function changedEntry(ctx: Context, row: TimeEntryRow, { change, correction }: { change: Fields, correction: boolean }) {
  const work = workAfter(row, change)
  const span = {
    startedAt: change.startedAt ?? row.startedAt,
    endedAt: change.endedAt ?? required(row.endedAt),
    breakMinutes: change.breakMinutes ?? row.breakMinutes,
  }
  const booked = bookedIfSame(row, work.projectId)
  const { costRate, ...values } = await resolveBooking(ctx, { employeeId: row.employeeId, ...work, ...span }, {
    entryId: row.id, lockedWeekToo: correction, booked,
  })
  return {
    projectId: work.projectId,
    activityId: work.activityId,
    ...span,
    note: change.note === undefined ? row.note : change.note || null,
    ...values,
    ...booked ? {} : { costRate },
  }
}

/** What the time counts for after a change; billable anew only if it counts for something else now. */
export function workAfter(row: TimeEntryRow, change: Pick<Fields, 'projectId' | 'activityId' | 'billable'>) {
  const before = { projectId: row.project?.id ?? null, activityId: row.activity?.id ?? null }
  const projectId = change.projectId === undefined ? before.projectId : change.projectId
  const activityId = change.activityId === undefined ? before.activityId : change.activityId
  const same = projectId === before.projectId && activityId === before.activityId
  return { projectId, activityId, billable: change.billable ?? (same ? row.billable : undefined) }
}

/** What was booked with the entry, if it stays on its project. */
export function bookedIfSame(row: TimeEntryRow, projectId: string | null) {
  if (!row.project || row.project.id !== projectId) return undefined
  return { billingMethod: row.project.billingMethod, hourlyRate: row.hourlyRate ? new Decimal(row.hourlyRate.toFixed()) : null }
}
