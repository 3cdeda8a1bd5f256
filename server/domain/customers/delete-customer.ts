import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'

/**
 * Deletes a customer with contacts and addresses. One with projects, invoices or payments stays (the foreign keys are the
 * second wall): deactivate it instead. Throws `record.in-use` with the counts.
 */
export async function deleteCustomer(ctx: Context, id: string): Promise<void> {
  const { _count } = required(await ctx.db.customer.findFirst({
    where: { id },
    select: { _count: { select: { projects: true, invoices: true, payments: true, income: true } } },
  }))
  if (Object.values(_count).some(count => count > 0)) throw new Problem('record.in-use', { details: { ..._count } })
  await ctx.db.customer.deleteMany({ where: { id } })
}
