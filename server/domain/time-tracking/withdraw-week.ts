import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { lockWeek } from './lock-week'
import { writableEmployee } from './time-entry-policy'

/** Takes a handed-in week back while nobody has decided on it. Throws `timesheet.not-submitted` afterwards. */
export async function withdrawWeek(ctx: Context, { id, version }: { id: string, version: number }): Promise<void> {
  const sheet = required(await ctx.db.timesheet.findFirst({ where: { id }, select: { employeeId: true, weekStartsOn: true } }))
  await writableEmployee(ctx, sheet.employeeId)
  await lockWeek(ctx, sheet.employeeId, { monday: sheet.weekStartsOn, alone: true })
  const current = required(await ctx.db.timesheet.findFirst({ where: { id }, select: { status: true, version: true } }))
  if (current.status !== 'SUBMITTED') throw new Problem('timesheet.not-submitted')
  if (current.version !== version) throw new Problem('record.changed')

  await ctx.db.timeEntry.updateMany({
    where: { timesheetId: id, status: 'SUBMITTED' },
    data: { status: 'DRAFT', timesheetId: null, version: { increment: 1 } },
  })
  // A week that was opened again keeps its billed entries, and with them its timesheet.
  const kept = await ctx.db.timeEntry.count({ where: { timesheetId: id } })
  if (kept === 0) await ctx.db.timesheet.deleteMany({ where: { id } })
  else await ctx.db.timesheet.updateMany({ where: { id }, data: { status: 'REJECTED', reason: null, version: { increment: 1 } } })
}
