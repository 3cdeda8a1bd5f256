import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import type { EmployeeCostRateChange } from '#shared/contracts/employees'

/** Internal cost per hour of an employee. Throws `permission.missing` without `core.employees.read-cost`. */
export async function getCostRate(ctx: Context, id: string) {
  ctx.permit('core.employees.read-cost')
  return required(await ctx.db.employee.findFirst({ where: { id }, select: { costRate: true, version: true } }))
}

/** Sets the internal cost per hour; needs the right to see it and the right to change employees. */
export async function setCostRate(ctx: Context, { id, version, costRate }: EmployeeCostRateChange & { id: string }) {
  ctx.permit('core.employees.write')
  await getCostRate(ctx, id)
  const { count } = await ctx.db.employee.updateMany({ where: { id, version }, data: { costRate, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return getCostRate(ctx, id)
}
