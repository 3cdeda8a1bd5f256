import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import type { EmployeeChange } from '#shared/contracts/employees'
import { assertNoSupervisionCycle, assertPlacement } from './employee-rules'
import { requireEmployee } from './require-employee'

/** Changes master data of an employee. Throws `record.changed`, `employee.supervisor-cycle`, `employee.email-taken`. */
export async function changeEmployee(ctx: Context, { id, version, ...change }: EmployeeChange & { id: string }) {
  const before = required(await ctx.db.employee.findFirst({ where: { id }, select: { activeTo: true } }))
  await assertPlacement(ctx, change, id)
  if (change.supervisorId) await assertNoSupervisionCycle(ctx, id, change.supervisorId)
  if (change.activeFrom && before.activeTo && change.activeFrom > before.activeTo) throw new Problem('employee.ends-before-start')

  const { count } = await ctx.db.employee.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireEmployee(ctx, id)
}
