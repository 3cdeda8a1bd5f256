import type { NotificationsArchive, NotificationsRead } from '#shared/contracts/notifications'
import type { Context } from '#server/platform/context'
import { signal } from '#server/platform/notify'

/** Marks my notifications as read, or unread again; those of others stay as they are. Other open pages of mine count anew. */
export async function markNotificationsRead(ctx: Context, { ids, unread }: NotificationsRead): Promise<void> {
  const recipientId = ctx.actor.employeeId
  if (!recipientId) return
  await ctx.db.notification.updateMany({
    where: { recipientId, readAt: unread ? { not: null } : null, id: ids && { in: ids } },
    data: { readAt: unread ? null : ctx.now() },
  })
  await signal(ctx, [recipientId])
}

/** Puts my notifications away (which reads them too), or takes them back into the inbox. */
export async function archiveNotifications(ctx: Context, { ids, restore }: NotificationsArchive): Promise<void> {
  const recipientId = ctx.actor.employeeId
  if (!recipientId) return
  const where = { recipientId, id: ids && { in: ids } }
  if (restore) {
    await ctx.db.notification.updateMany({ where: { ...where, archivedAt: { not: null } }, data: { archivedAt: null } })
  }
  else {
    await ctx.db.notification.updateMany({ where: { ...where, archivedAt: null, readAt: null }, data: { readAt: ctx.now() } })
    await ctx.db.notification.updateMany({ where: { ...where, archivedAt: null }, data: { archivedAt: ctx.now() } })
  }
  await signal(ctx, [recipientId])
}
