import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { invalidFields, Problem, required } from '#server/platform/errors'
import type { DepartmentChange, DepartmentCreate } from '#shared/contracts/employees-departments'
import { findDepartment } from './list-departments'

constraintMeans('Department_tenantId_name_key', 'department.duplicate')

/** Creates a department, with head, deputy and department above or without. Throws `department.duplicate`, `department.closed`. */
export async function createDepartment(ctx: Context, input: DepartmentCreate) {
  await assertReferences(ctx, input)
  const { id } = await ctx.db.department.create({ data: input, select: { id: true } })
  return required(await findDepartment(ctx, id))
}

/** Changes a department or moves it in the tree. Throws `department.cycle`, `department.closed`, `record.changed`. */
export async function changeDepartment(ctx: Context, { id, version, ...change }: DepartmentChange & { id: string }) {
  const before = required(await findDepartment(ctx, id))
  if (before.closedOn) throw new Problem('department.closed')
  await assertReferences(ctx, { ...change, parentId: change.parentId === before.parentId ? null : change.parentId })
  if (change.parentId) await assertNoTreeCycle(ctx, id, change.parentId)
  const { count } = await ctx.db.department.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return required(await findDepartment(ctx, id))
}

/** Deletes a department in which nobody works or has worked; one with a past is closed instead. Throws `record.in-use`. */
export async function deleteDepartment(ctx: Context, id: string): Promise<void> {
  required(await findDepartment(ctx, id))
  const used = await Promise.all([
    ctx.db.employee.count({ where: { departmentId: id } }),
    ctx.db.departmentMembership.count({ where: { departmentId: id } }),
    ctx.db.employeePosition.count({ where: { departmentId: id } }),
    ctx.db.department.count({ where: { OR: [{ parentId: id }, { mergedIntoId: id }] } }),
  ])
  if (used.some(count => count > 0)) throw new Problem('record.in-use')
  await ctx.db.department.deleteMany({ where: { id } })
}

/** Nothing may end up below itself; the database says the same when two moves meet. */
async function assertNoTreeCycle(ctx: Context, id: string, parentId: string): Promise<void> {
  const rows = await ctx.db.$queryRaw<Array<{ found: boolean }>>`
    WITH RECURSIVE above AS (
      SELECT ${parentId}::uuid AS id
      UNION
      SELECT d."parentId" FROM "Department" d JOIN above a ON a.id = d.id WHERE d."tenantId" = current_tenant() AND d."parentId" IS NOT NULL
    )
    SELECT EXISTS (SELECT FROM above WHERE id = ${id}::uuid) AS found`
  if (rows[0]?.found) throw new Problem('department.cycle', { errors: [{ pointer: '#/parentId', code: 'department.cycle' }] })
}

async function assertReferences(ctx: Context, input: Pick<DepartmentChange, 'headId' | 'deputyId' | 'parentId'>): Promise<void> {
  if (input.headId && input.headId === input.deputyId) throw invalidFields([{ pointer: '#/deputyId', code: 'department.head-is-deputy' }])
  for (const field of ['headId', 'deputyId'] as const) {
    const id = input[field]
    if (!id || await ctx.db.employee.findFirst({ where: { id }, select: { id: true } })) continue
    throw invalidFields([{ pointer: `#/${field}`, code: 'record.not-found' }])
  }
  if (!input.parentId) return
  const parent = await ctx.db.department.findFirst({ where: { id: input.parentId }, select: { closedOn: true } })
  if (!parent) throw invalidFields([{ pointer: '#/parentId', code: 'record.not-found' }])
  if (parent.closedOn) throw new Problem('department.closed', { errors: [{ pointer: '#/parentId', code: 'department.closed' }] })
}
