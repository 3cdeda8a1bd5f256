import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { requireRecord } from '#server/platform/records'
import type { RecordSubscriptionChange, RecordSubscriptionList, RecordSubscriptionState } from '#shared/contracts/notifications'
import type { RecordRef } from '#shared/contracts/records'
import type { RecordType } from '#shared/record-kinds'

const MOST = 500

/** The records the person follows or muted, newest first. */
export async function listSubscriptions(ctx: Context): Promise<RecordSubscriptionList> {
  const rows = await ctx.db.recordSubscription.findMany({
    where: { employeeId: ownId(ctx) },
    select: { entityType: true, entityId: true, mode: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: MOST,
  })
  return { items: rows.map(({ entityType, entityId, ...row }) => ({ ...row, type: entityType as RecordType, id: entityId })) }
}

/** Whether the person follows or muted the record. */
export async function getSubscription(ctx: Context, { type, id }: RecordRef): Promise<RecordSubscriptionState> {
  const where = { employeeId: ownId(ctx), entityType: type, entityId: id }
  const row = await ctx.db.recordSubscription.findFirst({ where, select: { mode: true } })
  return { mode: row?.mode ?? null }
}

/** Follows or mutes a record the person may see, or neither. Throws `record.not-found`. */
export async function changeSubscription(ctx: Context, { type, id, mode }: RecordSubscriptionChange): Promise<RecordSubscriptionState> {
  const employeeId = ownId(ctx)
  await requireRecord(ctx, { type, id })
  const where = { employeeId, entityType: type, entityId: id }
  if (mode === null) await ctx.db.recordSubscription.deleteMany({ where })
  else {
    const { count } = await ctx.db.recordSubscription.updateMany({ where, data: { mode } })
    if (count === 0) await ctx.db.recordSubscription.createMany({ data: [{ ...where, mode }], skipDuplicates: true })
  }
  return { mode }
}

function ownId(ctx: Context): string {
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  return ctx.actor.employeeId
}
