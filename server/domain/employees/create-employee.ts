import type { Context } from '#server/platform/context'
import { drawNumber } from '#server/domain/settings'
import type { EmployeeCreate } from '#shared/contracts/employees'
import { dayInZone } from '#shared/calendar-day'
import { employeeFields } from './employee-fields'
import { assertPlacement } from './employee-rules'

/** Takes on an employee under the next number. Who signs in with the same verified e-mail is linked to them. */
export async function createEmployee(ctx: Context, input: EmployeeCreate) {
  await assertPlacement(ctx, input)
  const number = await drawNumber(ctx, 'employee', dayInZone(ctx.now(), ctx.actor.tenant.zone))
  return ctx.db.employee.create({ data: { ...input, number }, select: employeeFields })
}
