import type { Context } from '#server/platform/context'
import { invalidFields } from '#server/platform/errors'

/** Replaces the departments a person belongs to beside the primary one; those kept keep their date. */
export async function setFurtherDepartments(
  ctx: Context,
  employee: { id: string, departmentId: string | null },
  departmentIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(departmentIds)].filter(id => id !== employee.departmentId)
  const before = await ctx.db.departmentMembership.findMany({ where: { employeeId: employee.id }, select: { departmentId: true } })
  const known = new Set(before.map(membership => membership.departmentId))
  const added = wanted.filter(id => !known.has(id))
  const open = await ctx.db.department.count({ where: { id: { in: added }, closedOn: null } })
  if (open !== added.length) throw invalidFields([{ pointer: '#/furtherDepartmentIds', code: 'record.not-found' }])

  await ctx.db.departmentMembership.deleteMany({ where: { employeeId: employee.id, departmentId: { notIn: wanted } } })
  await ctx.db.departmentMembership.createMany({ data: added.map(departmentId => ({ employeeId: employee.id, departmentId })) })
}
