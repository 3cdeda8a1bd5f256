import type { Context } from '#server/platform/context'
import { invalidFields } from '#server/platform/errors'
import { requireActiveCustomer } from '#server/domain/customers'

interface People {
  customerId?: string | null
  leadId?: string | null
}

/** A project names a customer that is active and a lead who exists. Throws field errors, `customer.deactivated`. */
export async function assertReferences(ctx: Context, { customerId, leadId }: People): Promise<void> {
  if (customerId) await requireActiveCustomer(ctx, customerId)
  if (leadId) await assertEmployees(ctx, [leadId], '#/leadId')
}

/** All ids name employees of this company. */
export async function assertEmployees(ctx: Context, ids: readonly string[], pointer: string): Promise<void> {
  const wanted = [...new Set(ids)]
  const found = await ctx.db.employee.count({ where: { id: { in: wanted } } })
  if (found !== wanted.length) throw invalidFields([{ pointer, code: 'record.not-found' }])
}
