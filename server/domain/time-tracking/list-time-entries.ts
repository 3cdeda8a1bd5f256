import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { TimeEntryListQuery } from '#shared/contracts/time-tracking'
import { timeEntryFields, toTimeEntry } from './time-entry-fields'
import { accessOf, reachOf, withinReach } from './time-entry-policy'

export type TimeEntryFilter = Partial<Omit<TimeEntryListQuery, 'page' | 'limit' | 'sort'>>

/** The filter as a condition, within what the actor may read. */
export async function whereOf(ctx: Context, filter: TimeEntryFilter): Promise<Prisma.TimeEntryWhereInput> {
  const reach = withinReach(await reachOf(ctx, 'backoffice.time-entries.read'))
  return {
    AND: reach ? [{ employeeId: reach }] : [],
    employeeId: filter.employeeId,
    projectId: filter.projectId,
    activityId: filter.activityId,
    project: filter.customerId ? { customerId: filter.customerId } : undefined,
    workedOn: { gte: filter.from, lte: filter.to },
    status: filter.status,
    billable: filter.billable,
    invoiceLineId: filter.billed === undefined ? undefined : filter.billed ? { not: null } : null,
    note: filter.q ? { contains: filter.q, mode: 'insensitive' } : undefined,
  }
}

/** One page of time entries with the sums over all that match: one statement for the rows, one for the sums. */
export async function listTimeEntries(ctx: Context, { page, limit, sort, ...filter }: TimeEntryListQuery) {
  const where = await whereOf(ctx, filter)
  const { key, direction } = sortOrder(sort)
  const rows = await ctx.db.timeEntry.findMany({
    relationLoadStrategy: 'join',
    where,
    orderBy: [{ [key]: direction }, { id: direction }],
    ...pageOf({ page, limit }),
    select: timeEntryFields,
  })
  const sums = await ctx.db.timeEntry.groupBy({ by: ['billable'], where, _count: true, _sum: { netMinutes: true } })
  const access = await accessOf(ctx)
  const minutesOf = (groups: typeof sums) => groups.reduce((total, group) => total + (group._sum.netMinutes ?? 0), 0)
  return {
    items: rows.map(row => toTimeEntry(row, access)),
    total: sums.reduce((total, group) => total + group._count, 0),
    netMinutes: minutesOf(sums),
    billableMinutes: minutesOf(sums.filter(group => group.billable)),
  }
}
