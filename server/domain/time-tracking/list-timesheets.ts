import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { TimesheetListQuery } from '#shared/contracts/time-tracking'
import { accessOf, reachOf, withinReach } from './time-entry-policy'
import { timesheetFields, toTimesheet } from './timesheet-fields'
import { MOST_COUNTED } from '#shared/limits'

/** One page of handed-in weeks that the actor may read, or of those that wait for the actor. */
export async function listTimesheets(ctx: Context, { page, limit, sort, ...filter }: TimesheetListQuery) {
  const where: Prisma.TimesheetWhereInput = {
    AND: [
      { employeeId: withinReach(await reachOf(ctx, 'backoffice.time-entries.read')) },
      ...filter.waiting ? [await waitingFor(ctx)] : [],
      ...filter.q ? [nameContains(filter.q)] : [],
    ],
    employeeId: filter.employeeId,
    status: filter.status,
  }
  const { key, direction } = sortOrder(sort)
  const rows = await ctx.db.timesheet.findMany({
    relationLoadStrategy: 'join',
    where,
    orderBy: [{ [key]: direction }, { submittedAt: direction }, { id: direction }],
    ...pageOf({ page, limit }),
    select: timesheetFields,
  })
  const total = await ctx.db.timesheet.count({ where, take: MOST_COUNTED })
  const access = await accessOf(ctx)
  return { items: rows.map(row => toTimesheet(row, access)), total }
}

async function waitingFor(ctx: Context): Promise<Prisma.TimesheetWhereInput> {
  const reach = await reachOf(ctx, 'backoffice.time-entries.approve')
  const mine = reach === 'everyone' || !ctx.actor.employeeId ? [] : [{ employeeId: { not: ctx.actor.employeeId } }]
  return { status: 'SUBMITTED', AND: [{ employeeId: withinReach(reach) }, ...mine] }
}

function nameContains(q: string): Prisma.TimesheetWhereInput {
  const contains = { contains: q, mode: 'insensitive' } as const
  return { employee: { OR: [{ firstName: contains }, { lastName: contains }, { number: contains }] } }
}
