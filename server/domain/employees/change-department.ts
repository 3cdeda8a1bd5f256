import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { invalidFields, Problem, required } from '#server/platform/errors'
import type { DepartmentChange, DepartmentCreate } from '#shared/contracts/employees'
import { findDepartment } from './list-departments'

constraintMeans('Department_tenantId_name_key', 'department.duplicate')

/** Creates a department, with a head or without. Throws `department.duplicate`. */
export async function createDepartment(ctx: Context, input: DepartmentCreate) {
  await assertHead(ctx, input.headId)
  const { id } = await ctx.db.department.create({ data: input, select: { id: true } })
  return required(await findDepartment(ctx, id))
}

/** Changes name, code or head of a department. */
export async function changeDepartment(ctx: Context, { id, version, ...change }: DepartmentChange & { id: string }) {
  required(await findDepartment(ctx, id))
  await assertHead(ctx, change.headId)
  const { count } = await ctx.db.department.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return required(await findDepartment(ctx, id))
}

/** Deletes a department in which nobody works. Throws `record.in-use`. */
export async function deleteDepartment(ctx: Context, id: string): Promise<void> {
  const department = required(await findDepartment(ctx, id))
  if (department.employeeCount > 0) throw new Problem('record.in-use', { details: { employees: department.employeeCount } })
  await ctx.db.department.deleteMany({ where: { id } })
}

async function assertHead(ctx: Context, headId: string | null | undefined): Promise<void> {
  if (!headId || await ctx.db.employee.findFirst({ where: { id: headId }, select: { id: true } })) return
  throw invalidFields([{ pointer: '#/headId', code: 'record.not-found' }])
}
