import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { assertOpen } from './changed-entry'
import { requireTimeEntry } from './get-time-entry'
import { writableEmployee } from './time-entry-policy'

/** Deletes time that is not handed in yet; the audit log keeps what it was. */
export async function deleteTimeEntry(ctx: Context, { id, version }: { id: string, version?: number }): Promise<void> {
  const row = await requireTimeEntry(ctx, id)
  await writableEmployee(ctx, row.employeeId)
  assertOpen(row)
  const { count } = await ctx.db.timeEntry.deleteMany({ where: { id, version: version ?? row.version } })
  if (count === 0) throw new Problem('record.changed')
}
