import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { accessTo } from './employee-access'
import { employeeDetailFields } from './employee-fields'
import { withoutNotice } from './list-employees'
import { visibleEmployees } from './visible-employees'

/** An employee with departments and the people they supervise, and what of them the actor may open. Throws `record.not-found`. */
export async function getEmployee(ctx: Context, id: string) {
  const { departments, ...row } = required(await ctx.db.employee.findFirst({
    where: { AND: [{ id }, await visibleEmployees(ctx)] },
    relationLoadStrategy: 'join',
    select: employeeDetailFields,
  }))
  return {
    ...withoutNotice(ctx, row),
    furtherDepartments: departments.map(({ department }) => department),
    access: await accessTo(ctx, id),
  }
}
