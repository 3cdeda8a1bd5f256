import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import type { ProjectMembersChange } from '#shared/contracts/projects'
import { assertEmployees } from './project-rules'
import { assertWritable, requireProject } from './require-project'

/** Replaces the members of a project with their rates. Time already booked keeps its rate. Throws `record.changed`. */
export async function setProjectMembers(ctx: Context, { id, version, members }: ProjectMembersChange & { id: string }) {
  await assertWritable(ctx, id)
  const employeeIds = members.map(member => member.employeeId)
  if (new Set(employeeIds).size < employeeIds.length) throw invalidFields([{ pointer: '#/members', code: 'project.member-twice' }])
  await assertEmployees(ctx, employeeIds, '#/members')

  const { count } = await ctx.db.project.updateMany({ where: { id, version }, data: { version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  const before = await ctx.db.projectMember.findMany({ where: { projectId: id }, select: { employeeId: true } })
  const known = new Set(before.map(member => member.employeeId))

  await ctx.db.projectMember.deleteMany({ where: { projectId: id, employeeId: { notIn: employeeIds } } })
  await ctx.db.projectMember.createMany({
    data: members.filter(member => !known.has(member.employeeId)).map(member => ({ projectId: id, ...member })),
  })
  for (const { employeeId, hourlyRate } of members.filter(member => known.has(member.employeeId))) {
    await ctx.db.projectMember.updateMany({ where: { projectId: id, employeeId }, data: { hourlyRate } })
  }
  return requireProject(ctx, id)
}
