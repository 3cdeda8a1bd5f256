import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { totalOf } from '#server/platform/list-total'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { ProjectQuery } from '#shared/contracts/projects'
import { projectListFields } from './project-fields'
import { visibleProjects } from './visible-projects'

type Filter = Omit<ProjectQuery, 'page' | 'limit'>

/** One page of the projects the actor may see. */
export async function listProjects(ctx: Context, query: ProjectQuery) {
  const where = await conditions(ctx, query)
  const page = pageOf(query)
  const items = await ctx.db.project.findMany({
    where,
    relationLoadStrategy: 'join',
    select: projectListFields,
    orderBy: orderOf(query.sort),
    ...page,
  })
  const total = await totalOf(ctx, { kind: 'Project', where, page, found: items.length }, most => ctx.db.project.count({ where, ...most }))
  return { items, total }
}

/** The visible projects of a filter with their budgets, for the export. */
export async function findProjects(ctx: Context, filter: Filter, take: number) {
  return ctx.db.project.findMany({
    where: await conditions(ctx, filter),
    relationLoadStrategy: 'join',
    select: { ...projectListFields, budgetAmount: true, budgetMinutes: true, budgetWarnPercent: true },
    orderBy: orderOf(filter.sort),
    take,
  })
}

function orderOf(sort: string): Prisma.ProjectOrderByWithRelationInput[] {
  const { key, direction } = sortOrder(sort)
  return [key === 'endsOn' ? { endsOn: { sort: direction, nulls: 'last' } } : { [key]: direction }, { id: 'asc' }]
}

async function conditions(ctx: Context, filter: Filter): Promise<Prisma.ProjectWhereInput> {
  return {
    AND: [
      await visibleProjects(ctx),
      filter.open === undefined ? {} : { status: filter.open ? { in: ['PLANNED', 'ACTIVE'] } : { in: ['PAUSED', 'COMPLETED'] } },
      ...words(filter.q),
    ],
    customerId: filter.customerId,
    leadId: filter.leadId,
    status: filter.status,
    billingMethod: filter.billingMethod,
    members: filter.memberId ? { some: { employeeId: filter.memberId } } : undefined,
  }
}

/** Every word must occur in name, number or customer. */
function words(q: string | undefined): Prisma.ProjectWhereInput[] {
  return (q?.split(/\s+/).filter(Boolean).slice(0, 5) ?? []).map(word => ({
    OR: [
      { name: { contains: word, mode: 'insensitive' } },
      { number: { startsWith: word, mode: 'insensitive' } },
      { customer: { name: { contains: word, mode: 'insensitive' } } },
    ],
  }))
}
