import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import type { VersionOnly } from '#shared/contracts/employees'
import { requireEmployee } from './require-employee'

/** Takes the last day of work back. */
export async function reactivateEmployee(ctx: Context, { id, version }: VersionOnly & { id: string }) {
  required(await ctx.db.employee.findFirst({ where: { id }, select: { id: true } }))
  const { count } = await ctx.db.employee.updateMany({ where: { id, version }, data: { activeTo: null, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireEmployee(ctx, id)
}
