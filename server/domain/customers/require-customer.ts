import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { customerFields } from './customer-fields'

/** A customer with addresses. Throws `record.not-found`. */
export async function requireCustomer(ctx: Context, id: string) {
  return required(await ctx.db.customer.findFirst({ where: { id }, relationLoadStrategy: 'join', select: customerFields }))
}

/** A customer that new work and documents may name. Throws `record.not-found`, `customer.deactivated`. */
export async function requireActiveCustomer(ctx: Context, id: string) {
  const customer = await requireCustomer(ctx, id)
  if (customer.deactivatedAt) throw new Problem('customer.deactivated', { details: { customerId: id } })
  return customer
}
