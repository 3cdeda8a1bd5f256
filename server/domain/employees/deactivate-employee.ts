import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { assertAdministratorRemains } from '#server/domain/roles'
import type { EmployeeDeactivation } from '#shared/contracts/employees'
import { dayInZone } from '#shared/calendar-day'
import { requireEmployee } from './require-employee'

const DAY = 86_400_000

/**
 * Sets the last day of work. Every request checks it, so sessions and tokens of the person end with that day; without a
 * day it is yesterday and access ends now. Throws `role.last-administrator`, `employee.ends-before-start`.
 */
export async function deactivateEmployee(ctx: Context, { id, version, lastDayOn }: EmployeeDeactivation & { id: string }) {
  const before = required(await ctx.db.employee.findFirst({ where: { id }, select: { activeFrom: true } }))
  const today = dayInZone(ctx.now(), ctx.actor.tenant.zone)
  if (lastDayOn && lastDayOn < before.activeFrom) throw new Problem('employee.ends-before-start')

  const { count } = await ctx.db.employee.updateMany({
    where: { id, version },
    data: { activeTo: lastDayOn ?? new Date(today.getTime() - DAY), version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  await assertAdministratorRemains(ctx)
  return requireEmployee(ctx, id)
}
