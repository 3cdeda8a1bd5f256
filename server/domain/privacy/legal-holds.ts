import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { findRecords, recordKey, requireRecord } from '#server/platform/records'
import type { LegalHoldCreate, LegalHoldLift, LegalHoldQuery } from '#shared/contracts/privacy'
import type { RecordRef } from '#shared/contracts/records'
import { namesOf, personOf } from './names-of'

constraintMeans('legal_hold_once', 'legal-hold.already-placed')

const fields = {
  id: true, entityType: true, entityId: true, reason: true, placedById: true, placedAt: true,
  liftedById: true, liftedAt: true, liftReason: true,
} as const

/** Holds with their records, the latest first. */
export async function listLegalHolds(ctx: Context, { page, limit, state, type, id, q }: LegalHoldQuery) {
  const where = {
    liftedAt: state === 'open' ? null : state === 'lifted' ? { not: null } : undefined,
    entityType: type, entityId: id,
    reason: q ? { contains: q, mode: 'insensitive' as const } : undefined,
  }
  const rows = await ctx.db.legalHold.findMany({
    where, select: fields, orderBy: [{ placedAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * limit, take: limit,
  })
  const total = page === 1 && rows.length < limit ? rows.length : await ctx.db.legalHold.count({ where })
  return { items: await shown(ctx, rows), total }
}

/** Holds a record of any kind the actor may see: nobody can delete it until the hold is lifted. Throws `legal-hold.already-placed`. */
export async function placeLegalHold(ctx: Context, { record, reason }: LegalHoldCreate) {
  await requireRecord(ctx, record)
  const placedById = required(ctx.actor.employeeId)
  const row = await ctx.db.legalHold.create({
    data: { entityType: record.type, entityId: record.id, reason, placedById, placedAt: ctx.now() }, select: fields,
  })
  return required((await shown(ctx, [row]))[0])
}

/** Lifts a hold; it stays in the list with the reason. Throws `legal-hold.already-lifted`. */
export async function liftLegalHold(ctx: Context, { id, reason }: LegalHoldLift & { id: string }) {
  const { count } = await ctx.db.legalHold.updateMany({
    where: { id, liftedAt: null }, data: { liftedAt: ctx.now(), liftedById: required(ctx.actor.employeeId), liftReason: reason },
  })
  const row = required(await ctx.db.legalHold.findFirst({ where: { id }, select: fields }))
  if (count === 0) throw new Problem('legal-hold.already-lifted')
  return required((await shown(ctx, [row]))[0])
}

/** Whether a hold forbids to delete the record. */
export async function isHeld(ctx: Context, record: { type: string, id: string }): Promise<boolean> {
  return await ctx.db.legalHold.count({ where: { entityType: record.type, entityId: record.id, liftedAt: null } }) > 0
}

type Row = Awaited<ReturnType<Context['db']['legalHold']['findFirstOrThrow']>>

async function shown(ctx: Context, rows: Array<Omit<Row, 'tenantId'>>) {
  const names = await namesOf(ctx, rows.flatMap(row => [row.placedById, row.liftedById]))
  const records = await findRecords(ctx, rows.map(row => ({ type: row.entityType, id: row.entityId } as RecordRef)))
  return rows.map(({ entityType, entityId, placedById, liftedById, ...row }) => ({
    ...row,
    record: { type: entityType, id: entityId },
    found: records.get(recordKey({ type: entityType, id: entityId } as RecordRef)) ?? null,
    placedBy: personOf(placedById, names),
    liftedBy: personOf(liftedById, names),
  }))
}
