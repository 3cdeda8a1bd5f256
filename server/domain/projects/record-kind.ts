import { defineRecordKind } from '#server/platform/records'
import { isWritable } from './require-project'
import { visibleProjects } from './visible-projects'

/** Projects for documents, reminders and search. */
export const projectKind = defineRecordKind({
  type: 'Project',
  async reach(ctx) {
    if (ctx.permit('backoffice.projects.read') === 'all') return 'all'
    const rows = await ctx.db.project.findMany({ where: await visibleProjects(ctx), select: { id: true } })
    return { only: rows.map(row => row.id) }
  },
  within: { 'backoffice.projects.write': isWritable },
  async find(ctx, ids) {
    const rows = await ctx.db.project.findMany({
      where: { AND: [{ id: { in: [...ids] } }, await visibleProjects(ctx)] }, select: { id: true, number: true, name: true },
    })
    return rows.map(({ id, number, name }) => ({ type: 'Project', id, label: name, description: number, path: `/projects/${id}` }))
  },
})
