import type { NotificationItem, NotificationQuery, NotificationsRead } from '#shared/contracts/platform'
import type { Context } from '#server/platform/context'

/** My newest notifications and how many are unread. */
export async function listNotifications(ctx: Context, query: NotificationQuery): Promise<{ items: NotificationItem[], unread: number }> {
  const recipientId = ctx.actor.employeeId
  if (!recipientId) return { items: [], unread: 0 }
  const items = await ctx.db.notification.findMany({
    where: { recipientId },
    select: { id: true, event: true, params: true, link: true, createdAt: true, readAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit,
  })
  const unread = await ctx.db.notification.count({ where: { recipientId, readAt: null } })
  return { items: items.map(item => ({ ...item, params: item.params as NotificationItem['params'] })), unread }
}

/** Marks my notifications as read; those of others stay as they are. */
export async function markNotificationsRead(ctx: Context, { ids }: NotificationsRead): Promise<void> {
  const recipientId = ctx.actor.employeeId
  if (!recipientId) return
  await ctx.db.notification.updateMany({ where: { recipientId, readAt: null, id: ids && { in: ids } }, data: { readAt: ctx.now() } })
}
