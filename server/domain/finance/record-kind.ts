import { defineRecordKind, wholeReach } from '#server/platform/records'

/** Payments open in the list of payments. */
export const paymentKind = defineRecordKind({
  type: 'Payment',
  reach: wholeReach,
  async find(ctx, ids) {
    const rows = await ctx.db.payment.findMany({
      relationLoadStrategy: 'join',
      where: { id: { in: [...ids] } },
      select: { id: true, receivedOn: true, customer: { select: { name: true } } },
    })
    return rows.map(({ id, receivedOn, customer }) => ({
      type: 'Payment', id, label: customer.name, description: receivedOn.toISOString().slice(0, 10), path: '/payments',
    }))
  },
})
