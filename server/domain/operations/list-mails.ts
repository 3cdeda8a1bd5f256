import type { MailItem, MailQuery } from '#shared/contracts/platform'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { MOST_COUNTED } from '#shared/limits'

/** What a list shows of a mail. */
export const mailFields = {
  id: true, to: true, cc: true, subject: true, status: true, entityType: true, entityId: true, error: true,
  bounceState: true, bounceReason: true, bouncedAt: true, createdAt: true, sentAt: true,
} as const satisfies Prisma.MailMessageSelect

/** The mail log, newest first unless asked otherwise. */
export async function listMails(ctx: Context, query: MailQuery): Promise<{ items: MailItem[], total: number }> {
  const where: Prisma.MailMessageWhereInput = {
    status: query.status,
    entityType: query.entityType,
    entityId: query.entityId,
    ...query.q ? { OR: [{ subject: { contains: query.q, mode: 'insensitive' } }, { to: { has: query.q } }] } : {},
  }
  const items = await ctx.db.mailMessage.findMany({
    where,
    select: mailFields,
    orderBy: [{ createdAt: query.sort.startsWith('-') ? 'desc' : 'asc' }, { id: 'asc' }],
    skip: (query.page - 1) * query.limit,
    take: query.limit,
  })
  return { items, total: await ctx.db.mailMessage.count({ where, take: MOST_COUNTED }) }
}
