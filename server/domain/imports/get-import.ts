import { z } from 'zod'
import { ImportFieldError, type ImportRunDetail } from '#shared/contracts/imports'
import type { Context } from '#server/platform/context'
import { namesOf, requireRun, settingsOf, toImportRun } from './run-fields'

const SHOWN = 50
/** Rows that were refused, as a batch keeps them. */
export const Failures = z.array(z.object({ row: z.int(), errors: z.array(ImportFieldError) }))

/** An import with its mapping, its progress and the first refused rows. Throws `record.not-found`. */
export async function getImport(ctx: Context, { id }: { id: string }): Promise<ImportRunDetail> {
  const run = await requireRun(ctx, id)
  const batches = await ctx.db.importBatch.findMany({ where: { runId: id }, select: { failures: true }, orderBy: { firstRow: 'asc' }, take: SHOWN })
  return {
    ...toImportRun(run, await namesOf(ctx, [run.createdById])),
    ...settingsOf(run),
    errors: batches.flatMap(batch => Failures.parse(batch.failures)).slice(0, SHOWN),
  }
}
