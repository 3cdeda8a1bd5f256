import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { findRecords, recordKey, requireRecord } from '#server/platform/records'
import type { LegalHoldCreate, LegalHoldLift, LegalHoldQuery } from '#shared/contracts/privacy'
import type { RecordRef } from '#shared/contracts/records'

constraintMeans('legal_hold_once', 'legal-hold.already-placed')

interface HoldRow {
  id: string
  entityType: string
  entityId: string
  reason: string
  placedById: string
  placedByName: string | null
  placedAt: Date
  liftedById: string | null
  liftedByName: string | null
  liftedAt: Date | null
  liftReason: string | null
}

interface Span {
  limit: number
  offset: number
}

/** Holds with their records, the latest first. */
export async function listLegalHolds(ctx: Context, { page, limit, ...filter }: LegalHoldQuery) {
  const rows = await readHolds(ctx, conditionsOf(filter), { limit, offset: (page - 1) * limit })
  const total = page === 1 && rows.length < limit ? rows.length : await countHolds(ctx, conditionsOf(filter))
  return { items: await shown(ctx, rows), total }
}

function conditionsOf({ state, type, id, q }: Pick<LegalHoldQuery, 'state' | 'type' | 'id' | 'q'>): Prisma.Sql[] {
  return [
    Prisma.sql`h."tenantId" = current_tenant()`,
    ...state === 'open' ? [Prisma.sql`h."liftedAt" IS NULL`] : [],
    ...state === 'lifted' ? [Prisma.sql`h."liftedAt" IS NOT NULL`] : [],
    ...type ? [Prisma.sql`h."entityType" = ${type}`] : [],
    ...id ? [Prisma.sql`h."entityId" = ${id}::uuid`] : [],
    ...q ? [Prisma.sql`strpos(lower(h.reason), lower(${q})) > 0`] : [],
  ]
}

/** Holds with the names of who placed and lifted them, in one statement. */
function readHolds(ctx: Context, conditions: Prisma.Sql[], { limit, offset }: Span): Promise<HoldRow[]> {
  return ctx.db.$queryRaw<HoldRow[]>`
    SELECT h.id, h."entityType", h."entityId", h.reason, h."placedById", h."placedAt", h."liftedById", h."liftedAt", h."liftReason",
      p."firstName" || ' ' || p."lastName" AS "placedByName", l."firstName" || ' ' || l."lastName" AS "liftedByName"
    FROM "LegalHold" h
      LEFT JOIN "Employee" p ON p."tenantId" = h."tenantId" AND p.id = h."placedById"
      LEFT JOIN "Employee" l ON l."tenantId" = h."tenantId" AND l.id = h."liftedById"
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY h."placedAt" DESC, h.id DESC LIMIT ${limit} OFFSET ${offset}`
}

async function countHolds(ctx: Context, conditions: Prisma.Sql[]): Promise<number> {
  const rows = await ctx.db.$queryRaw<Array<{ count: number }>>`
    SELECT count(*)::int AS count FROM "LegalHold" h WHERE ${Prisma.join(conditions, ' AND ')}`
  return rows[0]?.count ?? 0
}

async function getHold(ctx: Context, id: string) {
  const rows = await readHolds(ctx, [Prisma.sql`h."tenantId" = current_tenant()`, Prisma.sql`h.id = ${id}::uuid`], { limit: 1, offset: 0 })
  return required((await shown(ctx, rows))[0])
}

/** Holds a record of any kind the actor may see: nobody can delete it until the hold is lifted. Throws `legal-hold.already-placed`. */
export async function placeLegalHold(ctx: Context, { record, reason }: LegalHoldCreate) {
  await requireRecord(ctx, record)
  const placedById = required(ctx.actor.employeeId)
  const { id } = await ctx.db.legalHold.create({
    data: { entityType: record.type, entityId: record.id, reason, placedById, placedAt: ctx.now() }, select: { id: true },
  })
  return getHold(ctx, id)
}

/** Lifts a hold; it stays in the list with the reason. Throws `legal-hold.already-lifted`. */
export async function liftLegalHold(ctx: Context, { id, reason }: LegalHoldLift & { id: string }) {
  const { count } = await ctx.db.legalHold.updateMany({
    where: { id, liftedAt: null }, data: { liftedAt: ctx.now(), liftedById: required(ctx.actor.employeeId), liftReason: reason },
  })
  const hold = await getHold(ctx, id)
  if (count === 0) throw new Problem('legal-hold.already-lifted')
  return hold
}

/** Whether a hold forbids to delete the record. */
export async function isHeld(ctx: Context, record: { type: string, id: string }): Promise<boolean> {
  return await ctx.db.legalHold.count({ where: { entityType: record.type, entityId: record.id, liftedAt: null } }) > 0
}

async function shown(ctx: Context, rows: readonly HoldRow[]) {
  const records = await findRecords(ctx, rows.map(row => ({ type: row.entityType, id: row.entityId } as RecordRef)))
  const person = (id: string | null, name: string | null) => id ? { id, name: name ?? '–' } : null
  return rows.map(({ entityType, entityId, placedById, placedByName, liftedById, liftedByName, ...row }) => ({
    ...row,
    record: { type: entityType, id: entityId },
    found: records.get(recordKey({ type: entityType, id: entityId } as RecordRef)) ?? null,
    placedBy: person(placedById, placedByName),
    liftedBy: person(liftedById, liftedByName),
  }))
}
