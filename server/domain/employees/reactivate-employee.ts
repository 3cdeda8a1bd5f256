import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import type { VersionOnly } from '#shared/contracts/employees'
import { assertReaches } from './employee-access'
import { requireEmployee } from './require-employee'

/** Takes the last day of work back. Sessions and tokens that ended stay ended. */
export async function reactivateEmployee(ctx: Context, { id, version }: VersionOnly & { id: string }) {
  await assertReaches(ctx, 'core.employees.write', id)
  const { count } = await ctx.db.employee.updateMany({ where: { id, version }, data: { activeTo: null, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireEmployee(ctx, id)
}
