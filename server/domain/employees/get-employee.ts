import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { employeeFields, personFields } from './employee-fields'
import { visibleEmployees } from './visible-employees'

/** An employee with the departments they head and the people they supervise. Throws `record.not-found`. */
export async function getEmployee(ctx: Context, id: string) {
  return required(await ctx.db.employee.findFirst({
    where: { AND: [{ id }, await visibleEmployees(ctx)] },
    relationLoadStrategy: 'join',
    select: {
      ...employeeFields,
      headOf: { select: { id: true, name: true }, orderBy: { name: 'asc' } },
      supervised: { select: personFields, orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }] },
    },
  }))
}
