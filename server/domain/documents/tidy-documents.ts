import type { Context } from '#server/platform/context'
import { log } from '#server/platform/log'
import { todayOf } from '#server/platform/today'
import { removeRows } from './trash-document'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

const BATCH = 100

/** Reading takes minutes, its attempts an hour at most. */
const UNREAD_MS = 86_400_000

/**
 * The day's tidying of a company's documents: empties the trash of what its time has come for and nothing keeps, forgets uploads
 * that were not finished (their pieces go with the other objects without a row), and says of files that took the worker down with each
 * attempt that they cannot be read.
 * @returns how many documents were purged
 */
export async function tidyDocuments(inTenant: InTenant): Promise<number> {
  await inTenant(ctx => ctx.db.uploadSession.deleteMany({ where: { expiresAt: { lt: ctx.now() } } }))
  await inTenant(ctx => ctx.db.documentVersion.updateMany({
    where: { textState: 'WAITING', createdAt: { lt: new Date(ctx.now().getTime() - UNREAD_MS) } }, data: { textState: 'FAILED' },
  }))
  let purged = 0
  for (;;) {
    const ids = await inTenant(duePurges)
    let removed = 0
    // One at a time: what cannot go must not keep the others.
    for (const id of ids) removed += await purgeOne(inTenant, id)
    purged += removed
    if (ids.length < BATCH || removed === 0) return purged
  }
}

async function purgeOne(inTenant: InTenant, id: string): Promise<number> {
  try {
    await inTenant(ctx => removeRows(ctx, [id]))
    return 1
  }
  catch (error) {
    log.warn({ documentId: id, err: String(error) }, 'document in the trash could not be purged')
    return 0
  }
}

async function duePurges(ctx: Context): Promise<string[]> {
  const today = todayOf(ctx)
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    SELECT d.id FROM "Document" d WHERE d."trashedAt" IS NOT NULL AND d."purgeAt" < ${ctx.now()}
      AND (d."retainUntil" IS NULL OR d."retainUntil" < ${today}::date)
      AND NOT EXISTS (SELECT FROM "LegalHold" h WHERE h."tenantId" = d."tenantId" AND h."entityType" = 'Document' AND h."entityId" = d.id AND h."liftedAt" IS NULL)
    ORDER BY d."purgeAt" LIMIT ${BATCH}`
  return rows.map(row => row.id)
}
