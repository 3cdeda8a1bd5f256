import type { RecordRef } from '#shared/contracts/records'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { requireRecord } from '#server/platform/records'

/** Older ones are forgotten; the palette shows a handful. */
const MOST_KEPT = 30

/** Remembers that the acting person opened a record. Throws `record.not-found`. */
export async function noteRecentRecord(ctx: Context, ref: RecordRef): Promise<void> {
  const employeeId = ctx.actor.employeeId
  if (!employeeId) throw new Problem('session.person-required')
  await requireRecord(ctx, ref)
  const opened = { employeeId, kind: ref.type, entityId: ref.id }
  await ctx.db.recentRecord.createMany({ data: { ...opened, openedAt: ctx.now() }, skipDuplicates: true })
  await ctx.db.recentRecord.updateMany({ where: opened, data: { openedAt: ctx.now() } })
  await ctx.db.$executeRaw`
    DELETE FROM "RecentRecord" WHERE "employeeId" = ${employeeId}::uuid AND id IN (
      SELECT id FROM "RecentRecord" WHERE "employeeId" = ${employeeId}::uuid ORDER BY "openedAt" DESC OFFSET ${MOST_KEPT})`
}
