import type { ImportRunChange, ImportRunDetail } from '#shared/contracts/imports'
import { importKind } from '#shared/import-fields'
import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import { getImport } from './get-import'
import { requireRun, settingsOf } from './run-fields'

/** Keeps mapping and options of an import that has not run. Throws `import.already-run`, `record.changed`. */
export async function changeImport(
  ctx: Context,
  { id, version, mapping, options, onExisting }: ImportRunChange & { id: string },
): Promise<ImportRunDetail> {
  const run = await requireRun(ctx, id)
  assertOpen(run)
  const { header, sample } = settingsOf(run)
  const fields = new Set(importKind(run.kind).fields.map(field => field.key))
  const unknown = Object.entries(mapping).filter(([field, column]) => !fields.has(field) || column >= header.length)
  if (unknown.length > 0) throw invalidFields(unknown.map(([field]) => ({ pointer: `#/mapping/${field}`, code: 'field.unknown' })))
  const key = options.key && importKind(run.kind).keys.includes(options.key) && options.key in mapping ? options.key : null
  const { count } = await ctx.db.importRun.updateMany({
    where: { id, version },
    data: { mapping, onExisting, options: { ...options, key, header, sample }, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  return getImport(ctx, { id })
}

/** An import is set up until it runs for good; a trial leaves it open. Throws `import.already-run`. */
export function assertOpen({ status, dryRun }: { status: string, dryRun: boolean }): void {
  const open = status === 'UPLOADED' || (dryRun && (status === 'FINISHED' || status === 'FAILED'))
  if (!open) throw new Problem('import.already-run')
}
