import { definePersonalData } from '#server/platform/personal-data'

/** Which imports an employee ran. Their rows became records, which have their own entries here. */
export const importsAboutPerson = definePersonalData({
  name: 'imports',
  subjects: ['Employee'],
  async export(ctx, { id: createdById }) {
    return {
      data: {
        imports: await ctx.db.importRun.findMany({
          where: { createdById },
          select: { kind: true, fileName: true, status: true, createdAt: true, created: true, updated: true, failed: true },
          orderBy: { createdAt: 'asc' },
        }),
      },
    }
  },
  // The run names the id of the employee, which says nothing once the employee has no name.
  erase: () => Promise.resolve([]),
})
