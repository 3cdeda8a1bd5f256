import type { Context } from '#server/platform/context'
import { takeNumber } from '#server/domain/settings'
import { todayOf } from '#server/platform/today'
import type { CustomerCreate } from '#shared/contracts/customers'
import { customerFields } from './customer-fields'

/** Takes on a customer under the next number, or under its own when it brings one. A likely duplicate is a warning of the form, never a refusal. */
export async function createCustomer(ctx: Context, { addresses = [], ...input }: CustomerCreate, own?: string) {
  const number = await takeNumber(ctx, 'customer', { day: todayOf(ctx), own })
  return ctx.db.customer.create({
    data: { currency: ctx.actor.tenant.currency, language: ctx.actor.tenant.language, ...input, number, addresses: { create: addresses } },
    select: customerFields,
  })
}
