import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { visibleProjects } from './visible-projects'

/** A project the actor may see and on which time can be booked. Throws `record.not-found`, `project.closed`. */
export async function requireOpenProject(ctx: Context, id: string) {
  const project = required(await ctx.db.project.findFirst({
    where: { AND: [{ id }, await visibleProjects(ctx)] },
    select: { id: true, number: true, name: true, status: true, billingMethod: true, customerId: true, hourlyRate: true },
  }))
  if (project.status !== 'ACTIVE' && project.status !== 'PLANNED') {
    throw new Problem('project.closed', { details: { projectId: id, status: project.status } })
  }
  return project
}
