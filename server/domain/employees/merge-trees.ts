import type { Context } from '#server/platform/context'
import { invalidFields, Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import type { DepartmentMerge } from '#shared/contracts/employees-departments'
import { findDepartment } from './list-departments'
import { notePositions } from './position-history'

/**
 * The part of a merger that is the people's: its people, further members and sub-departments go there, it is closed and says
 * where they went. Positions held so far keep its name. Throws `department.closed`, `record.changed`.
 */
export async function mergeTrees(ctx: Context, { id, intoId, version }: DepartmentMerge & { id: string }) {
  const from = required(await findDepartment(ctx, id))
  const into = id === intoId ? null : await findDepartment(ctx, intoId)
  if (!into) throw invalidFields([{ pointer: '#/intoId', code: 'record.not-found' }])
  if (from.closedOn || into.closedOn) throw new Problem('department.closed', { errors: [{ pointer: '#/intoId', code: 'department.closed' }] })

  await moveChildren(ctx, from, intoId)
  const moved = await movePeople(ctx, id, intoId)
  const { count } = await ctx.db.department.updateMany({
    where: { id, version },
    data: { closedOn: todayOf(ctx), mergedIntoId: intoId, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  await notePositions(ctx, moved)
  return required(await findDepartment(ctx, intoId))
}

/** Where the other one lies below this one, it first takes this one's place, as nothing can lie below itself. */
async function moveChildren(ctx: Context, from: { id: string, parentId: string | null }, intoId: string): Promise<void> {
  const chain = await ctx.db.$queryRaw<Array<{ id: string }>>`
    WITH RECURSIVE above AS (
      SELECT d.id, d."parentId" FROM "Department" d WHERE d."tenantId" = current_tenant() AND d.id = ${intoId}::uuid
      UNION
      SELECT d.id, d."parentId" FROM "Department" d JOIN above a ON d.id = a."parentId" WHERE d."tenantId" = current_tenant())
    SELECT id::text AS id FROM above`
  if (chain.some(row => row.id === from.id)) {
    await ctx.db.department.updateMany({ where: { id: intoId }, data: { parentId: from.parentId, version: { increment: 1 } } })
  }
  await ctx.db.department.updateMany({ where: { parentId: from.id }, data: { parentId: intoId, version: { increment: 1 } } })
}

async function movePeople(ctx: Context, id: string, intoId: string): Promise<string[]> {
  const people = await ctx.db.employee.findMany({ where: { departmentId: id }, select: { id: true } })
  await ctx.db.employee.updateMany({ where: { departmentId: id }, data: { departmentId: intoId, version: { increment: 1 } } })
  const members = await ctx.db.departmentMembership.findMany({ where: { departmentId: id }, select: { employeeId: true } })
  await ctx.db.departmentMembership.deleteMany({ where: { departmentId: id } })
  const already = await ctx.db.employee.findMany({
    where: {
      id: { in: members.map(row => row.employeeId) }, OR: [{ departmentId: intoId }, { departments: { some: { departmentId: intoId } } }],
    },
    select: { id: true },
  })
  const known = new Set(already.map(row => row.id))
  await ctx.db.departmentMembership.createMany({
    data: members.filter(row => !known.has(row.employeeId)).map(row => ({ employeeId: row.employeeId, departmentId: intoId })),
  })
  // A further membership in what is now the primary department says nothing any more.
  await ctx.db.departmentMembership.deleteMany({ where: { departmentId: intoId, employee: { departmentId: intoId } } })
  return people.map(person => person.id)
}
