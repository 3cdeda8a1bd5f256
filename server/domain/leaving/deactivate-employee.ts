import type { Context } from '#server/platform/context'
import { endEmployment, requireEmployee } from '#server/domain/employees'
import { assertAdministratorRemains } from '#server/domain/roles'
import { todayOf } from '#server/platform/today'
import type { EmployeeDeactivation } from '#shared/contracts/employees-leaving'
import { endAccess } from './end-access'
import { handOver } from './hand-over'

/**
 * Ends employment on a last day, or at once, and hands over what hangs on the person, in one transaction. At once also ends
 * sessions, tokens, calendar feeds, push and open pages, and stops a running timer; with a day to come the clock does that.
 * Throws `role.last-administrator`, `employee.ends-before-start`, `record.changed`.
 */
export async function deactivateEmployee(
  ctx: Context,
  { id, version, lastDayOn, handOver: successors }: EmployeeDeactivation & { id: string },
) {
  await endEmployment(ctx, { id, version, lastDayOn })
  if (successors) await handOver(ctx, { id, pointer: 'handOver/', ...successors })
  await assertAdministratorRemains(ctx)
  if (!lastDayOn || lastDayOn < todayOf(ctx)) await endAccess(ctx, id)
  return requireEmployee(ctx, id)
}
