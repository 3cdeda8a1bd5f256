import { deleted, type PersonalDataProvider } from '#server/platform/personal-data'

/** Dashboards a person arranged for themselves, with the notes on them; they go with the person. */
export const dashboardsAboutPerson: PersonalDataProvider = {
  name: 'dashboards',
  subjects: ['Employee'],
  async export(ctx, { id }) {
    const dashboards = await ctx.db.dashboard.findMany({
      where: { ownerId: id },
      select: { name: true, shared: true, createdAt: true, updatedAt: true, widgets: { select: { type: true, settings: true } } },
    })
    return { data: { dashboards } }
  },
  async erase(ctx, { id }) {
    const gone = await ctx.db.dashboard.deleteMany({ where: { ownerId: id } })
    return gone.count > 0 ? [deleted('Dashboard', gone)] : []
  },
}
