import type { Context } from '#server/platform/context'
import { fileStore } from '#server/platform/file-store'
import { HEAD_FOLDER } from '../audit'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

const DAY_MS = 86_400_000
const BATCH = 200

/**
 * Removes objects of the company that have no row for a day: leftovers of transactions that were rolled back.
 * @returns how many were removed
 */
export async function removeOrphanFiles(inTenant: InTenant, tenantId: string): Promise<number> {
  let removed = 0
  let batch: string[] = []
  for await (const object of fileStore().list(`${tenantId}/`)) {
    if (object.key.startsWith(`${tenantId}/${HEAD_FOLDER}/`) || Date.now() - object.modifiedAt.getTime() < DAY_MS) continue
    batch.push(object.key)
    if (batch.length < BATCH) continue
    removed += await removeUnknown(inTenant, batch)
    batch = []
  }
  return removed + await removeUnknown(inTenant, batch)
}

async function removeUnknown(inTenant: InTenant, keys: string[]): Promise<number> {
  if (keys.length === 0) return 0
  const rows = await inTenant(ctx => ctx.db.storedFile.findMany({ where: { storageKey: { in: keys } }, select: { storageKey: true } }))
  const known = new Set(rows.map(row => row.storageKey))
  const orphans = keys.filter(key => !known.has(key))
  for (const key of orphans) await fileStore().remove(key)
  return orphans.length
}
