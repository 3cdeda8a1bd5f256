import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { employeeFields } from './employee-fields'

/** The employee with that id, active or not. Throws `record.not-found`. */
export async function requireEmployee(ctx: Context, id: string) {
  return required(await ctx.db.employee.findFirst({ where: { id }, relationLoadStrategy: 'join', select: employeeFields }))
}
