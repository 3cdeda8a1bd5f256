import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { totalOf } from '#server/platform/list-total'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { TimeEntryListQuery, TimeEntrySumsQuery } from '#shared/contracts/time-tracking'
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

/**
 * One page of time entries. They are sorted by the day first, which is what the indexes know; the count stops at
 * `MOST_COUNTED`.
 */
export async function listTimeEntries(ctx: Context, { page: number, limit, sort, ...filter }: TimeEntryListQuery) {
  const page = pageOf({ page: number, limit })
  const where = await whereOf(ctx, filter)
  const { direction } = sortOrder(sort)
  const rows = await ctx.db.timeEntry.findMany({
    relationLoadStrategy: 'join',
    where,
    orderBy: [{ workedOn: direction }, { startedAt: direction }, { id: direction }],
    ...page,
    select: timeEntryFields,
  })
  const total = await totalOf(ctx, { kind: 'TimeEntry', where, page, found: rows.length }, (most) => {
    return ctx.db.timeEntry.count({ where, orderBy: { workedOn: direction }, ...most })
  })
  const access = await accessOf(ctx)
  return { items: rows.map(row => toTimeEntry(row, access)), total }
}

/** Net and billable minutes of all time that matches. */
export async function sumTimeEntries(ctx: Context, filter: TimeEntrySumsQuery) {
  const groups = await ctx.db.timeEntry.groupBy({ by: ['billable'], where: await whereOf(ctx, filter), _sum: { netMinutes: true } })
  const minutesOf = (chosen: typeof groups) => chosen.reduce((total, group) => total + (group._sum.netMinutes ?? 0), 0)
  return { netMinutes: minutesOf(groups), billableMinutes: minutesOf(groups.filter(group => group.billable)) }
}
