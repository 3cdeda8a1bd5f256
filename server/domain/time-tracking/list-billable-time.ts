import type { Context } from '#server/platform/context'
import { Decimal } from '#shared/money'

/** Whose time and of which days an invoice is to be drafted from. */
export interface BillableTimeFilter {
  customerId: string
  /** Only these projects of the customer; all when left out. */
  projectIds?: readonly string[]
  /** First and last calendar day, both included. */
  from?: Date
  to?: Date
}

/** One span of time that waits to be billed. */
export interface BillableTime {
  id: string
  startedAt: Date
  workedOn: Date
  netMinutes: number
  note: string | null
  /** As frozen when booked; null when nobody had set a rate then. */
  hourlyRate: Decimal | null
  employee: { id: string, firstName: string, lastName: string }
  project: { id: string, number: string, name: string }
  activity: { id: string, name: string } | null
}

/** Approved, billable and not yet billed time of one customer, oldest first. */
export async function listBillableTime(ctx: Context, filter: BillableTimeFilter): Promise<BillableTime[]> {
  const rows = await ctx.db.timeEntry.findMany({
    relationLoadStrategy: 'join',
    where: {
      status: 'APPROVED',
      billable: true,
      invoiceLineId: null,
      netMinutes: { gt: 0 },
      workedOn: { gte: filter.from, lte: filter.to },
      project: { customerId: filter.customerId },
      projectId: filter.projectIds?.length ? { in: [...filter.projectIds] } : undefined,
    },
    orderBy: [{ workedOn: 'asc' }, { startedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true, startedAt: true, workedOn: true, netMinutes: true, note: true, hourlyRate: true,
      employee: { select: { id: true, firstName: true, lastName: true } },
      project: { select: { id: true, number: true, name: true } },
      activity: { select: { id: true, name: true } },
    },
  })
  return rows.flatMap(({ project, hourlyRate, ...row }) => project
    ? [{ ...row, project, hourlyRate: hourlyRate ? new Decimal(hourlyRate.toFixed()) : null }]
    : [])
}
