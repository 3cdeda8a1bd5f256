import type { Context } from '#server/platform/context'
import type { TimeEntry, TimeEntryCreate } from '#shared/contracts/time-tracking'
import { resolveBooking } from './resolve-booking'
import { timeEntryFields, toTimeEntry } from './time-entry-fields'
import { accessOf, writableEmployee } from './time-entry-policy'

/** Books finished work, at the rate that holds now. Throws `time-entry.overlaps` with the id of the other entry. */
export async function createTimeEntry(ctx: Context, input: TimeEntryCreate): Promise<TimeEntry> {
  const employeeId = await writableEmployee(ctx, input.employeeId)
  const values = await resolveBooking(ctx, { ...input, employeeId })
  const row = await ctx.db.timeEntry.create({
    relationLoadStrategy: 'join',
    data: {
      employeeId,
      projectId: input.projectId,
      activityId: input.activityId,
      startedAt: input.startedAt,
      endedAt: input.endedAt,
      breakMinutes: input.breakMinutes,
      note: input.note || null,
      ...values,
    },
    select: timeEntryFields,
  })
  return toTimeEntry(row, await accessOf(ctx))
}
