import type { Context } from '#server/platform/context'
import { notFound, required } from '#server/platform/errors'
import type { TimeEntry } from '#shared/contracts/time-tracking'
import { timeEntryFields, toTimeEntry, type TimeEntryRow } from './time-entry-fields'
import { accessOf, reaches, reachOf } from './time-entry-policy'

/** The row, if the actor may read it; an entry out of reach is as good as none. */
export async function requireTimeEntry(ctx: Context, id: string): Promise<TimeEntryRow> {
  const row = required(await ctx.db.timeEntry.findFirst({ relationLoadStrategy: 'join', where: { id }, select: timeEntryFields }))
  if (!reaches(await reachOf(ctx, 'backoffice.time-entries.read'), row.employeeId)) throw notFound()
  return row
}

/** One time entry that the actor may read. */
export async function getTimeEntry(ctx: Context, id: string): Promise<TimeEntry> {
  return toTimeEntry(await requireTimeEntry(ctx, id), await accessOf(ctx))
}
