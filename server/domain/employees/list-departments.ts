import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { DepartmentQuery } from '#shared/contracts/employees-departments'
import { departmentRef, personFields } from './employee-fields'
import { activity } from './list-employees'

const departmentFields = (ctx: Context) => ({
  id: true, name: true, code: true, costCentre: true, parentId: true, closedOn: true, version: true,
  head: { select: personFields }, deputy: { select: personFields }, mergedInto: { select: departmentRef },
  _count: { select: { employees: { where: activity(ctx, 'active') } } },
}) as const satisfies Prisma.DepartmentSelect

type DepartmentRow = Prisma.DepartmentGetPayload<{ select: ReturnType<typeof departmentFields> }>

/** One page of the departments with their heads. */
export async function listDepartments(ctx: Context, query: DepartmentQuery) {
  const q = query.q ? { contains: query.q, mode: 'insensitive' as const } : null
  const where: Prisma.DepartmentWhereInput = {
    ...q && { OR: [{ name: q }, { code: q }, { costCentre: q }] },
    ...query.status !== 'all' && { closedOn: query.status === 'open' ? null : { not: null } },
  }
  const { key, direction } = sortOrder(query.sort)
  const rows = await ctx.db.department.findMany({
    where,
    relationLoadStrategy: 'join',
    select: departmentFields(ctx),
    orderBy: [{ [key]: direction }, { id: 'asc' }],
    ...pageOf(query),
  })
  return { items: rows.map(counted), total: await ctx.db.department.count({ where }) }
}

/** A company has no more departments than a page can show as a tree. */
const MOST = 1000

/** All departments, closed ones too, for their tree. */
export async function listDepartmentTree(ctx: Context) {
  const rows = await ctx.db.department.findMany({
    relationLoadStrategy: 'join', select: departmentFields(ctx), orderBy: [{ name: 'asc' }, { id: 'asc' }], take: MOST,
  })
  return { items: rows.map(counted), total: rows.length }
}

/** A department by id. Null when there is none. */
export async function findDepartment(ctx: Context, id: string) {
  const row = await ctx.db.department.findFirst({ where: { id }, relationLoadStrategy: 'join', select: departmentFields(ctx) })
  return row && counted(row)
}

function counted({ _count, ...department }: DepartmentRow) {
  return { ...department, employeeCount: _count.employees }
}
