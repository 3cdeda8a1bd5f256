import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { EmployeeQuery } from '#shared/contracts/employees'
import { dayInZone } from '#shared/calendar-day'
import { employeeFields } from './employee-fields'
import { visibleEmployees } from './visible-employees'

/** One page of the employees that the actor may see. */
export async function listEmployees(ctx: Context, query: EmployeeQuery) {
  const where: Prisma.EmployeeWhereInput = {
    AND: [await visibleEmployees(ctx), activity(ctx, query.status), search(query.q), { departmentId: query.departmentId }],
  }
  const { key, direction } = sortOrder(query.sort)
  const items = await ctx.db.employee.findMany({
    where,
    relationLoadStrategy: 'join',
    select: employeeFields,
    orderBy: [{ [key]: direction }, { lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    ...pageOf(query),
  })
  return { items, total: await ctx.db.employee.count({ where }) }
}

function activity(ctx: Context, status: EmployeeQuery['status']): Prisma.EmployeeWhereInput {
  const today = dayInZone(ctx.now(), ctx.actor.tenant.zone)
  if (status === 'inactive') return { activeTo: { lt: today } }
  return status === 'active' ? { OR: [{ activeTo: null }, { activeTo: { gte: today } }] } : {}
}

/** Every word must occur in name, number, e-mail or job title. */
function search(q: string | undefined): Prisma.EmployeeWhereInput {
  const words = q?.split(/\s+/).filter(Boolean).slice(0, 5) ?? []
  return {
    AND: words.map(word => ({
      OR: (['firstName', 'lastName', 'number', 'workEmail', 'jobTitle'] as const)
        .map(field => ({ [field]: { contains: word, mode: 'insensitive' as const } })),
    })),
  }
}
