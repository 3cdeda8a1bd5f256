import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { DepartmentQuery } from '#shared/contracts/employees'
import { personFields } from './employee-fields'

const departmentFields = {
  id: true, name: true, code: true, version: true, head: { select: personFields }, _count: { select: { employees: true } },
} as const satisfies Prisma.DepartmentSelect

type DepartmentRow = Prisma.DepartmentGetPayload<{ select: typeof departmentFields }>

/** One page of the departments with their heads. */
export async function listDepartments(ctx: Context, query: DepartmentQuery) {
  const where: Prisma.DepartmentWhereInput = query.q ? { name: { contains: query.q, mode: 'insensitive' } } : {}
  const { key, direction } = sortOrder(query.sort)
  const rows = await ctx.db.department.findMany({
    where,
    relationLoadStrategy: 'join',
    select: departmentFields,
    orderBy: [{ [key]: direction }, { id: 'asc' }],
    ...pageOf(query),
  })
  return { items: rows.map(counted), total: await ctx.db.department.count({ where }) }
}

/** A department by id. Null when there is none. */
export async function findDepartment(ctx: Context, id: string) {
  const row = await ctx.db.department.findFirst({ where: { id }, relationLoadStrategy: 'join', select: departmentFields })
  return row && counted(row)
}

function counted({ _count, ...department }: DepartmentRow) {
  return { ...department, employeeCount: _count.employees }
}
