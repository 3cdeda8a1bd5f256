import { definePersonalData } from '#server/platform/personal-data'

/** The latest of what a person did; the audit log itself can be exported by those who may. */
const MOST = 20_000

/** What an employee did, and what was done to the record of a person. The log cannot forget; the result of an erasure says so. */
export const auditAboutPerson = definePersonalData({
  name: 'audit',
  subjects: ['Employee', 'Contact', 'Customer'],
  async export(ctx, { id }) {
    const select = { at: true, action: true, operation: true, entityType: true, entityId: true } as const
    return {
      data: {
        doneByPerson: await ctx.db.auditEvent.findMany({ where: { actorId: id }, orderBy: { id: 'desc' }, take: MOST, select }),
        doneToRecord: await ctx.db.auditEvent.findMany({ where: { entityId: id }, orderBy: { id: 'desc' }, take: MOST, select }),
      },
    }
  },
  erase: () => Promise.resolve([]),
})
