import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { assertWritable } from './require-project'

/** Deletes a project on which nothing was booked; else complete it. Throws `record.in-use`. */
export async function deleteProject(ctx: Context, id: string): Promise<void> {
  await assertWritable(ctx, id)
  const { _count } = required(await ctx.db.project.findFirst({ where: { id }, select: { _count: { select: { entries: true } } } }))
  if (_count.entries > 0) throw new Problem('record.in-use', { details: { timeEntries: _count.entries } })
  await ctx.db.project.deleteMany({ where: { id } })
}
