import type { Context } from '#server/platform/context'
import { takeNumber } from '#server/domain/settings'
import { todayOf } from '#server/platform/today'
import type { ProjectCreate } from '#shared/contracts/projects'
import { assertReferences } from './project-rules'
import { requireProject } from './require-project'

/** Opens a project under the next number, or its own when it brings one; who may create only their own becomes its lead. */
export async function createProject(ctx: Context, input: ProjectCreate, own?: string) {
  const scope = ctx.permit('backoffice.projects.write')
  await assertReferences(ctx, input)
  const leadId = scope === 'all' ? input.leadId : ctx.actor.employeeId
  const number = await takeNumber(ctx, 'project', { day: todayOf(ctx), own })
  const { id } = await ctx.db.project.create({ data: { ...input, leadId, number }, select: { id: true } })
  return requireProject(ctx, id)
}
