import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import type { CustomerAddressInput, CustomerChange } from '#shared/contracts/customers'
import { requireCustomer } from './require-customer'

/** Changes a customer; a list of addresses replaces the stored ones. Issued invoices keep what they were issued with. */
export async function changeCustomer(ctx: Context, { id, version, addresses, ...change }: CustomerChange & { id: string }) {
  await requireCustomer(ctx, id)
  const { count } = await ctx.db.customer.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  if (addresses) await replaceAddresses(ctx, id, addresses)
  const customer = await requireCustomer(ctx, id)
  await notify(ctx, [], {
    event: 'customer.changed', params: { person: ctx.actor.name, name: customer.name }, link: `/customers/${id}`, entity: { type: 'Customer', id },
  })
  return customer
}

/** Kept addresses are changed in place, so that the audit log shows what changed and not a swap of rows. */
async function replaceAddresses(ctx: Context, customerId: string, addresses: CustomerAddressInput[]): Promise<void> {
  await ctx.db.customerAddress.deleteMany({ where: { customerId, kind: { notIn: addresses.map(address => address.kind) } } })
  for (const { kind, ...address } of addresses) {
    const { count } = await ctx.db.customerAddress.updateMany({ where: { customerId, kind }, data: address })
    if (count === 0) await ctx.db.customerAddress.create({ data: { customerId, kind, ...address }, select: { id: true } })
  }
}
