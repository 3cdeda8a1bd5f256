import type { NotificationItem, NotificationList, NotificationQuery } from '#shared/contracts/notifications'
import { NOTIFICATION_EVENTS } from '#shared/notification-events'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'

const fields = {
  id: true, event: true, params: true, link: true, entityType: true, entityId: true, createdAt: true, readAt: true, archivedAt: true,
} as const satisfies Prisma.NotificationSelect

/** My notifications, newest first, and how many of the inbox are unread; `after` goes on behind the last one seen. */
export async function listNotifications(ctx: Context, query: NotificationQuery): Promise<NotificationList> {
  const recipientId = ctx.actor.employeeId
  if (!recipientId) return { items: [], unread: 0, more: false }
  const rows = await ctx.db.notification.findMany({
    where: { recipientId, ...conditions(query) },
    select: fields,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
    ...query.after ? { cursor: { tenantId_id: { tenantId: ctx.actor.tenantId, id: query.after } }, skip: 1 } : {},
  })
  const unread = await ctx.db.notification.count({ where: { recipientId, readAt: null, archivedAt: null } })
  const items = rows.slice(0, query.limit).map(row => ({ ...row, params: row.params as NotificationItem['params'] }))
  return { items, unread, more: rows.length > query.limit }
}

function conditions({ group, unread, archived }: NotificationQuery): Prisma.NotificationWhereInput {
  return {
    archivedAt: archived ? { not: null } : null,
    ...unread ? { readAt: null } : {},
    ...group ? { event: { in: eventsOf(group) } } : {},
  }
}

function eventsOf(group: NotificationQuery['group']): string[] {
  return Object.entries(NOTIFICATION_EVENTS).filter(([, event]) => event.group === group).map(([name]) => name)
}
