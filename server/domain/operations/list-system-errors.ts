import type { SystemErrorQuery } from '#shared/contracts/system'
import { requireOperator } from '#server/domain/settings'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'

/** Answers 5xx of the last thirty days, newest first; `q` is a request id or part of path or message. Throws `installation.not-operator`. */
export async function listSystemErrors(ctx: Context, { q, page, limit, sort }: SystemErrorQuery) {
  await requireOperator(ctx)
  const contains = (text: string) => ({ contains: text, mode: 'insensitive' as const })
  const where: Prisma.SystemErrorWhereInput = q ? { OR: [{ requestId: q }, { path: contains(q) }, { message: contains(q) }] } : {}
  const rows = await ctx.db.systemError.findMany({
    where, orderBy: [{ at: sort.startsWith('-') ? 'desc' : 'asc' }, { id: 'desc' }], skip: (page - 1) * limit, take: limit + 1,
  })
  // Whether there is more, without counting: operator and list are the two statements that a list has.
  return { items: rows.slice(0, limit), total: (page - 1) * limit + rows.length }
}
