import type { Context } from '#server/platform/context'

/** Projects that are not completed get another lead when theirs leaves. Whether the actor may is the caller's question. */
export async function handOverProjects(ctx: Context, { from, to }: { from: string, to: string }): Promise<number> {
  const { count } = await ctx.db.project.updateMany({
    where: { leadId: from, status: { not: 'COMPLETED' } }, data: { leadId: to, version: { increment: 1 } },
  })
  return count
}
