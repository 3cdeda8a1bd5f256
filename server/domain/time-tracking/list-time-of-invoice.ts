import type { Context } from '#server/platform/context'

/** The time that the lines of an invoice bill, oldest first. */
export function listTimeOfInvoice(ctx: Context, invoiceId: string) {
  return ctx.db.timeEntry.findMany({
    relationLoadStrategy: 'join',
    where: { invoiceLine: { invoiceId } },
    orderBy: [{ workedOn: 'asc' }, { startedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true, workedOn: true, netMinutes: true, note: true, invoiceLineId: true,
      employee: { select: { firstName: true, lastName: true } },
      project: { select: { number: true, name: true } },
      activity: { select: { name: true } },
    },
  })
}
