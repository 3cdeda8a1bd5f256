import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import { todayOf } from '#server/platform/today'
import type { EmployeeQuery } from '#shared/contracts/employees'
import { employeeFields } from './employee-fields'
import { visibleEmployees } from './visible-employees'

/** One page of the employees that the actor may see. */
export async function listEmployees(ctx: Context, query: EmployeeQuery) {
  const where: Prisma.EmployeeWhereInput = {
    AND: [
      await visibleEmployees(ctx), activity(ctx, query.status), search(query.q), inDepartment(query.departmentId), skilled(query.skill),
      { supervisorId: query.supervisorId },
    ],
  }
  const { key, direction } = sortOrder(query.sort)
  const rows = await ctx.db.employee.findMany({
    where,
    relationLoadStrategy: 'join',
    select: employeeFields,
    orderBy: [{ [key]: direction }, { lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    ...pageOf(query),
  })
  return { items: rows.map(row => withoutNotice(ctx, row)), total: await ctx.db.employee.count({ where }) }
}

/** That somebody is going to leave is between them and those who may read private data; that they have left is not. */
export function withoutNotice<E extends { id: string, activeTo: Date | null }>(ctx: Context, employee: E): E {
  const isTheirs = ctx.can('core.employees.read-private') || employee.id === ctx.actor.employeeId
  if (isTheirs || !employee.activeTo || employee.activeTo < todayOf(ctx)) return employee
  return { ...employee, activeTo: null }
}

/** Those who work here on the company's day of today, or who do not any more. */
export function activity(ctx: Context, status: EmployeeQuery['status']): Prisma.EmployeeWhereInput {
  const today = todayOf(ctx)
  if (status === 'inactive') return { activeTo: { lt: today } }
  return status === 'active' ? { OR: [{ activeTo: null }, { activeTo: { gte: today } }] } : {}
}

/** Members by primary and by further department. */
function inDepartment(departmentId: string | undefined): Prisma.EmployeeWhereInput {
  return departmentId ? { OR: [{ departmentId }, { departments: { some: { departmentId } } }] } : {}
}

/** Skills are known to all; whether a certificate is held is not asked for here. */
function skilled(skill: string | undefined): Prisma.EmployeeWhereInput {
  return skill ? { qualifications: { some: { kind: 'SKILL', name: { contains: skill, mode: 'insensitive' } } } } : {}
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
