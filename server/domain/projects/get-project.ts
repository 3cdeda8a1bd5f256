import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { usageOf } from './budget-usage'
import { requireProject } from './require-project'

/** A project with members and how much of its budget is used. Throws `record.not-found`. */
export async function getProject(ctx: Context, id: string) {
  const project = await requireProject(ctx, id)
  const [budget] = await usageOf(ctx, [project])
  return { ...project, budget: required(budget) }
}
