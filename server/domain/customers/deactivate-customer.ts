import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import type { VersionOnly } from '#shared/contracts/employees'
import { requireCustomer } from './require-customer'

/** Takes a customer out of lists and selections; documents and time stay. */
export function deactivateCustomer(ctx: Context, { id, version }: VersionOnly & { id: string }) {
  return setDeactivated(ctx, { id, version, deactivatedAt: ctx.now() })
}

/** Takes a deactivated customer back. */
export function reactivateCustomer(ctx: Context, { id, version }: VersionOnly & { id: string }) {
  return setDeactivated(ctx, { id, version, deactivatedAt: null })
}

async function setDeactivated(ctx: Context, { id, version, deactivatedAt }: VersionOnly & { id: string, deactivatedAt: Date | null }) {
  await requireCustomer(ctx, id)
  const { count } = await ctx.db.customer.updateMany({ where: { id, version }, data: { deactivatedAt, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireCustomer(ctx, id)
}
