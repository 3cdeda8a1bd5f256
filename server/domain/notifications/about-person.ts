import { definePersonalData } from '#server/platform/personal-data'

/** What a person was told, how they want to be told, their devices: nothing of it has to be kept. */
export const notificationsAboutPerson = definePersonalData({
  name: 'notifications',
  subjects: ['Employee'],
  async export(ctx, { id }) {
    const where = { employeeId: id }
    return {
      data: {
        notifications: await ctx.db.notification.findMany({ where: { recipientId: id }, orderBy: { createdAt: 'asc' } }),
        preferences: await ctx.db.notificationPreference.findMany({ where }),
        profile: await ctx.db.notificationProfile.findFirst({ where }),
        followedRecords: await ctx.db.recordSubscription.findMany({ where }),
        pushDevices: await ctx.db.pushSubscription.findMany({ where, select: { userAgent: true, createdAt: true } }),
      },
    }
  },
  async erase(ctx, { id }) {
    const where = { employeeId: id }
    const counts = {
      Notification: await ctx.db.notification.deleteMany({ where: { recipientId: id } }),
      NotificationPreference: await ctx.db.notificationPreference.deleteMany({ where }),
      NotificationProfile: await ctx.db.notificationProfile.deleteMany({ where }),
      RecordSubscription: await ctx.db.recordSubscription.deleteMany({ where }),
      PushSubscription: await ctx.db.pushSubscription.deleteMany({ where }),
    }
    return Object.entries(counts).filter(([, { count }]) => count > 0)
      .map(([entityType, { count }]) => ({ entityType, count, outcome: 'deleted' as const }))
  },
})
