import type { Context } from '#server/platform/context'
import { removeObject } from '#server/platform/stored-files'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

const BATCH = 50

/** Removes exports about people that have expired: the row first, then the bytes, so that a crash leaves an orphan and no lie. */
export async function expirePrivacyExports(inTenant: InTenant): Promise<number> {
  const keys = await inTenant(async (ctx) => {
    const expired = await ctx.db.privacyRequest.findMany({
      where: { fileId: { not: null }, fileExpiresAt: { lt: ctx.now() } }, select: { id: true, fileId: true }, take: BATCH,
    })
    const found: string[] = []
    for (const { id, fileId } of expired) {
      await ctx.db.privacyRequest.updateMany({ where: { id }, data: { fileId: null, version: { increment: 1 } } })
      const rows = await ctx.db.$queryRaw<Array<{ key: string | null }>>`SELECT forget_personal_file(${fileId}::uuid) AS key`
      if (rows[0]?.key) found.push(rows[0].key)
    }
    return found
  })
  for (const key of keys) await removeObject(key)
  return keys.length
}
