import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { addDays } from '#shared/calendar-day'
import { assertReaches } from './employee-access'

/**
 * Sets the last day of work; without a day it is yesterday, so access ends now. Access, timers and what hangs on the person
 * are the business of `deactivateEmployee`. Throws `employee.ends-before-start`, `record.changed`.
 */
export async function endEmployment(
  ctx: Context,
  { id, version, lastDayOn }: { id: string, version: number, lastDayOn?: Date },
): Promise<void> {
  await assertReaches(ctx, 'core.employees.write', id)
  const { activeFrom } = required(await ctx.db.employee.findFirst({ where: { id }, select: { activeFrom: true } }))
  if (lastDayOn && lastDayOn < activeFrom) throw new Problem('employee.ends-before-start')
  const today = todayOf(ctx)
  const { count } = await ctx.db.employee.updateMany({
    where: { id, version }, data: { activeTo: lastDayOn ?? addDays(today, -1), version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
}
