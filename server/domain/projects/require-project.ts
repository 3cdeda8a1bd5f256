import type { Context } from '#server/platform/context'
import { notFound, required } from '#server/platform/errors'
import { projectFields, type ProjectRow } from './project-fields'
import { seesRates, visibleProjects } from './visible-projects'

/** A project the actor may see, without money where they may not see that. Throws `record.not-found`. */
export async function requireProject(ctx: Context, id: string): Promise<ProjectRow> {
  const row = required(await ctx.db.project.findFirst({
    where: { AND: [{ id }, await visibleProjects(ctx)] },
    relationLoadStrategy: 'join',
    select: projectFields,
  }))
  if (seesRates(ctx)) return row
  return { ...row, hourlyRate: null, budgetAmount: null, members: row.members.map(member => ({ ...member, hourlyRate: null })) }
}

/** Whether a project lies within the scope in which the actor may change projects. */
export async function isWritable(ctx: Context, id: string): Promise<boolean> {
  const scope = ctx.permit('backoffice.projects.write')
  const mine = scope === 'all' ? {} : { leadId: ctx.actor.employeeId ?? undefined }
  return await ctx.db.project.count({ where: { AND: [{ id }, mine, await visibleProjects(ctx)] } }) > 0
}

/** Throws `record.not-found` for projects beyond the scope in which the actor may change projects. */
export async function assertWritable(ctx: Context, id: string): Promise<void> {
  if (!await isWritable(ctx, id)) throw notFound()
}
