import type { Context } from '#server/platform/context'

/** Drafts of somebody who leaves become those of another person; the audit log keeps who began them. */
export async function handOverDrafts(ctx: Context, { from, to }: { from: string, to: string }): Promise<number> {
  const { count } = await ctx.db.invoice.updateMany({
    where: { createdById: from, status: 'DRAFT' }, data: { createdById: to, version: { increment: 1 } },
  })
  return count
}
