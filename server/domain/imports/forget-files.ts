import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { removeObject } from '#server/platform/stored-files'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

/** As long as somebody may still want to mend the refused rows. */
const DAYS_KEPT = 90
const BATCH = 50
const DAY_MS = 86_400_000

/**
 * Forgets the files of imports and the rows shown of them; what was imported and how many rows were refused stays. Not while one
 * is running. Answers the keys of the objects, which are removed once this is committed.
 */
export async function forgetImportFiles(ctx: Context, which: Prisma.ImportRunWhereInput): Promise<string[]> {
  const runs = await ctx.db.importRun.findMany({
    where: { ...which, fileId: { not: null }, status: { notIn: ['QUEUED', 'RUNNING'] } }, select: { id: true, fileId: true }, take: BATCH,
  })
  const keys: string[] = []
  for (const { id, fileId } of runs) {
    await ctx.db.$executeRaw`UPDATE "ImportRun" SET "fileId" = NULL, options = options - 'sample', version = version + 1
      WHERE "tenantId" = current_tenant() AND id = ${id}::uuid`
    const [row] = await ctx.db.$queryRaw<Array<{ key: string | null }>>`SELECT forget_personal_file(${fileId}::uuid) AS key`
    if (row?.key) keys.push(row.key)
  }
  return keys
}

/** Removes the files of old imports: the row first, then the bytes, so that a crash leaves an orphan and no lie. */
export async function expireImportFiles(inTenant: InTenant): Promise<number> {
  const keys = await inTenant(ctx => forgetImportFiles(ctx, { createdAt: { lt: new Date(ctx.now().getTime() - DAYS_KEPT * DAY_MS) } }))
  for (const key of keys) await removeObject(key)
  return keys.length
}
