import type { Context } from '#server/platform/context'
import { drawNumber } from '#server/domain/settings'
import { dayInZone } from '#shared/calendar-day'
import type { CustomerCreate } from '#shared/contracts/customers'
import { customerFields } from './customer-fields'

/** Takes on a customer under the next number. A likely duplicate is a warning of the form, never a refusal. */
export async function createCustomer(ctx: Context, { addresses = [], ...input }: CustomerCreate) {
  const number = await drawNumber(ctx, 'customer', dayInZone(ctx.now(), ctx.actor.tenant.zone))
  return ctx.db.customer.create({
    data: { currency: ctx.actor.tenant.currency, language: ctx.actor.tenant.language, ...input, number, addresses: { create: addresses } },
    select: customerFields,
  })
}
