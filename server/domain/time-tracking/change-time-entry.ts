import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { mondayOf } from '#shared/calendar-day'
import type { TimeEntry, TimeEntryChange } from '#shared/contracts/time-tracking'
import { assertOpen, changedEntry } from './changed-entry'
import { getTimeEntry, requireTimeEntry } from './get-time-entry'
import { writableEmployee } from './time-entry-policy'

/** Changes time that is not handed in yet, or came back. Throws `time-entry.locked` for any other. */
export async function changeTimeEntry(ctx: Context, { id, version, ...change }: TimeEntryChange & { id: string }): Promise<TimeEntry> {
  const row = await requireTimeEntry(ctx, id)
  await writableEmployee(ctx, row.employeeId)
  assertOpen(row)
  const data = await changedEntry(ctx, row, { change, correction: false })
  const moved = mondayOf(row.workedOn).getTime() !== mondayOf(data.workedOn).getTime()
  const { count } = await ctx.db.timeEntry.updateMany({
    where: { id, version },
    data: {
      ...data,
      ...moved ? { timesheetId: null, status: 'DRAFT', rejectionReason: null } : {},
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new Problem('record.changed')
  return getTimeEntry(ctx, id)
}
