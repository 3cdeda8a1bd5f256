import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { visibleProjects } from './visible-projects'

/** Invoices that bill time of the project, newest first. Needs the right to read invoices. */
export async function listProjectInvoices(ctx: Context, projectId: string) {
  ctx.permit('backoffice.invoices.read')
  required(await ctx.db.project.findFirst({ where: { AND: [{ id: projectId }, await visibleProjects(ctx)] }, select: { id: true } }))
  const items = await ctx.db.invoice.findMany({
    where: { lines: { some: { timeEntries: { some: { projectId } } } } },
    select: { id: true, number: true, type: true, status: true, issuedOn: true, dueOn: true, grossTotal: true, currency: true },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  return { items }
}
