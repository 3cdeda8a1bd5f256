import type { ImportRunDetail, ImportStart } from '#shared/contracts/imports'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { assertOpen } from './change-import'
import { getImport } from './get-import'
import { runImportJob } from './jobs/run-import'
import { keepMapping } from './mappings'
import { requireRun, settingsOf } from './run-fields'

/** Starts a trial over all rows, or the import itself, in the background. Throws `import.already-run`, `import.nothing-mapped`, `record.changed`. */
export async function startImport(ctx: Context, { id, version, dryRun }: ImportStart & { id: string }): Promise<ImportRunDetail> {
  const run = await requireRun(ctx, id)
  assertOpen(run)
  const { mapping, options, header } = settingsOf(run)
  if (Object.keys(mapping).length === 0) throw new Problem('import.nothing-mapped')
  const { count } = await ctx.db.importRun.updateMany({
    where: { id, version },
    data: {
      status: 'QUEUED', dryRun, done: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, finishedAt: null, version: { increment: 1 },
      // Who starts it is who writes: their rights count, and they hear how it went.
      createdById: ctx.actor.employeeId ?? run.createdById,
    },
  })
  if (count === 0) throw new Problem('record.changed')
  await ctx.db.importBatch.deleteMany({ where: { runId: id } })
  if (!dryRun && options.source) await keepMapping(ctx, { kind: run.kind, name: options.source, mapping, header, options })
  await enqueue(ctx, runImportJob, { runId: id })
  return getImport(ctx, { id })
}
