import { definePersonalData } from '#server/platform/personal-data'

/**
 * What a person is to be reminded of and made for others. Erasing deletes what is theirs alone; what they made or dealt with for
 * others belongs to the company's work and stays, under the number that is left of them.
 */
export const remindersAboutPerson = definePersonalData({
  name: 'reminders',
  subjects: ['Employee'],
  async export(ctx, { id }) {
    const where = { OR: [{ assigneeType: 'EMPLOYEE' as const, assigneeId: id }, { createdById: id }] }
    const own = await ctx.db.reminder.findMany({ where, orderBy: { createdAt: 'asc' } })
    const done = await ctx.db.reminderCompletion.findMany({ where: { doneById: id }, orderBy: { doneAt: 'asc' } })
    const feeds = await ctx.db.calendarFeed.findMany({
      where: { employeeId: id }, select: { createdAt: true, lastReadAt: true, revokedAt: true },
    })
    return { data: { reminders: own, done, calendarFeeds: feeds } }
  },
  async erase(ctx, { id }) {
    const feeds = await ctx.db.calendarFeed.deleteMany({ where: { employeeId: id } })
    const own = await ctx.db.reminder.deleteMany({ where: { assigneeType: 'EMPLOYEE', assigneeId: id } })
    return [
      { entityType: 'CalendarFeed', count: feeds.count, outcome: 'deleted' as const },
      { entityType: 'Reminder', count: own.count, outcome: 'deleted' as const },
    ].filter(result => result.count > 0)
  },
})
