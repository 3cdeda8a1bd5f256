import { definePersonalData, deleted, anonymised, kept } from '#server/platform/personal-data'

/** Projects an employee works on or leads, and those of a customer. */
export const projectsAboutPerson = definePersonalData({
  name: 'projects',
  subjects: ['Employee', 'Customer'],
  async export(ctx, { type, id }) {
    const fields = { number: true, name: true, status: true, startsOn: true, endsOn: true, createdAt: true } as const
    if (type === 'Customer') {
      return { data: { projects: await ctx.db.project.findMany({ where: { customerId: id }, select: { ...fields, description: true } }) } }
    }
    return {
      data: {
        leads: await ctx.db.project.findMany({ where: { leadId: id }, select: fields }),
        memberOf: await ctx.db.projectMember.findMany({
          where: { employeeId: id }, select: { hourlyRate: true, project: { select: fields } },
        }),
      },
    }
  },
  async erase(ctx, { type, id }) {
    if (type === 'Customer') return [kept('Project', await ctx.db.project.count({ where: { customerId: id } }), { basis: 'business-record' })]
    const led = await ctx.db.project.updateMany({ where: { leadId: id }, data: { leadId: null, version: { increment: 1 } } })
    return [deleted('ProjectMember', await ctx.db.projectMember.deleteMany({ where: { employeeId: id } })), anonymised('Project', led.count)]
  },
})
