import { definePersonalData, kept } from '#server/platform/personal-data'
import { keptUntil } from '#shared/legal-bases'

/** Payments of a customer that is a person. */
export const financeAboutPerson = definePersonalData({
  name: 'finance',
  subjects: ['Customer'],
  async export(ctx, { id: customerId }) {
    return { data: { payments: await ctx.db.payment.findMany({ where: { customerId }, orderBy: { receivedOn: 'asc' } }) } }
  },
  async erase(ctx, { id: customerId }) {
    const last = await ctx.db.payment.findFirst({ where: { customerId }, orderBy: { receivedOn: 'desc' }, select: { receivedOn: true } })
    if (!last) return []
    const count = await ctx.db.payment.count({ where: { customerId } })
    return [kept('Payment', count, { basis: 'vouchers', until: keptUntil('vouchers', last.receivedOn) })]
  },
})
