import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import type { ProjectChange } from '#shared/contracts/projects'
import { assertReferences } from './project-rules'
import { assertWritable, requireProject } from './require-project'

constraintMeans('project_customer_unless_internal', 'project.customer-required')

/**
 * Changes a project. Time already booked keeps its rate. A project with billed time keeps its customer.
 * Throws `record.changed`, `record.in-use`, `project.customer-required`.
 */
export async function changeProject(ctx: Context, { id, version, ...change }: ProjectChange & { id: string }) {
  await assertWritable(ctx, id)
  const before = required(await ctx.db.project.findFirst({
    where: { id }, select: { customerId: true, leadId: true, startsOn: true, endsOn: true },
  }))
  await assertReferences(ctx, {
    customerId: change.customerId === before.customerId ? null : change.customerId,
    leadId: change.leadId === before.leadId ? null : change.leadId,
  })
  if (change.customerId !== undefined && change.customerId !== before.customerId) await assertNothingBilled(ctx, id)
  assertDates({ ...before, ...defined(change) })

  const { count } = await ctx.db.project.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  const project = await requireProject(ctx, id)
  await notify(ctx, [], {
    event: 'project.changed', params: { person: ctx.actor.name, name: project.name }, link: `/projects/${id}`, entity: { type: 'Project', id },
  })
  return project
}

async function assertNothingBilled(ctx: Context, projectId: string): Promise<void> {
  const billed = await ctx.db.timeEntry.findFirst({ where: { projectId, invoiceLineId: { not: null } }, select: { id: true } })
  if (billed) throw new Problem('record.in-use', { errors: [{ pointer: '#/customerId', code: 'record.in-use' }] })
}

function assertDates({ startsOn, endsOn }: { startsOn: Date | null, endsOn: Date | null }): void {
  if (startsOn && endsOn && endsOn < startsOn) throw new Problem('project.ends-before-start')
}

function defined({ startsOn, endsOn }: Pick<ProjectChange, 'startsOn' | 'endsOn'>) {
  return { ...startsOn !== undefined && { startsOn }, ...endsOn !== undefined && { endsOn } }
}
