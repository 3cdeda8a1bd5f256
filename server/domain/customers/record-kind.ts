import { defineRecordKind, wholeReach } from '#server/platform/records'

/** Customers for documents, reminders and search. */
export const customerKind = defineRecordKind({
  type: 'Customer',
  reach: wholeReach,
  async find(ctx, ids) {
    const rows = await ctx.db.customer.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true, name: true } })
    return rows.map(({ id, number, name }) => ({ type: 'Customer', id, label: name, description: number, path: `/customers/${id}` }))
  },
})

/** Contacts open on the page of their customer. */
export const contactKind = defineRecordKind({
  type: 'Contact',
  reach: wholeReach,
  async find(ctx, ids) {
    const rows = await ctx.db.contact.findMany({
      relationLoadStrategy: 'join',
      where: { id: { in: [...ids] } },
      select: { id: true, firstName: true, lastName: true, customer: { select: { id: true, name: true } } },
    })
    return rows.map(({ id, firstName, lastName, customer }) => ({
      type: 'Contact', id, label: [firstName, lastName].filter(Boolean).join(' '), description: customer.name, path: `/customers/${customer.id}`,
    }))
  },
})
