import { defineRecordKind, wholeReach } from '#server/platform/records'

/** Invoices for documents, reminders and search; a draft has no number yet and is called by its customer. */
export const invoiceKind = defineRecordKind({
  type: 'Invoice',
  reach: wholeReach,
  async find(ctx, ids) {
    const rows = await ctx.db.invoice.findMany({
      relationLoadStrategy: 'join',
      where: { id: { in: [...ids] } },
      select: { id: true, number: true, customer: { select: { name: true } } },
    })
    return rows.map(({ id, number, customer }) => ({
      type: 'Invoice', id, label: number ?? customer.name, description: number ? customer.name : null, path: `/invoices/${id}`,
    }))
  },
})
