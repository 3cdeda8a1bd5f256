import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import type { CustomerCredit } from '#shared/contracts/payments'
import { sum } from '#shared/money'
import { findOpenCredit } from './open-credit'

/** What a customer has paid too much, by currency and payment. */
export async function getCustomerCredit(ctx: Context, { id }: { id: string }): Promise<CustomerCredit> {
  required(await ctx.db.customer.findFirst({ where: { id }, select: { id: true } }))
  const items = await findOpenCredit(ctx, { customerId: id })
  const currencies = [...new Set(items.map(item => item.currency))].sort()
  return {
    sums: currencies.map(currency => ({
      currency, amount: sum(items.filter(item => item.currency === currency).map(item => item.creditTotal)),
    })),
    items,
  }
}
