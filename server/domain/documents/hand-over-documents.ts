import type { Context } from '#server/platform/context'

/** Documents of somebody who leaves, those in the trash too, become another person's. Whether the actor may is the caller's question. */
export async function handOverDocuments(ctx: Context, { from, to }: { from: string, to: string }): Promise<number> {
  const { count } = await ctx.db.document.updateMany({ where: { ownerId: from }, data: { ownerId: to, version: { increment: 1 } } })
  return count
}
