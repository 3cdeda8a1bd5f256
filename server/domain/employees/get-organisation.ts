import type { Context } from '#server/platform/context'
import type { Organisation } from '#shared/contracts/employees-departments'
import { activity } from './list-employees'
import { visibleEmployees } from './visible-employees'

/** What a drawing can still show; a larger company draws it by department. */
const MOST = 2000

/** Open departments and the people who work here today, with who stands above whom. */
export async function getOrganisation(ctx: Context): Promise<Organisation> {
  const departments = await ctx.db.department.findMany({
    where: { closedOn: null },
    select: { id: true, name: true, code: true, parentId: true, headId: true, deputyId: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  const people = await ctx.db.employee.findMany({
    where: { AND: [await visibleEmployees(ctx), activity(ctx, 'active')] },
    select: { id: true, firstName: true, lastName: true, jobTitle: true, departmentId: true, supervisorId: true, photoFileId: true },
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  return { departments, people }
}
