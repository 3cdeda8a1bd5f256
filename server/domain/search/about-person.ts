import { definePersonalData, deleted } from '#server/platform/personal-data'

/** What an employee opened last. What search keeps of a record goes and changes with the record. */
export const searchAboutPerson = definePersonalData({
  name: 'search',
  subjects: ['Employee'],
  async export(ctx, { id: employeeId }) {
    return {
      data: {
        recentRecords: await ctx.db.recentRecord.findMany({
          where: { employeeId }, select: { kind: true, entityId: true, openedAt: true }, orderBy: { openedAt: 'desc' },
        }),
      },
    }
  },
  async erase(ctx, { id: employeeId }) {
    return [deleted('RecentRecord', await ctx.db.recentRecord.deleteMany({ where: { employeeId } }))]
  },
})
