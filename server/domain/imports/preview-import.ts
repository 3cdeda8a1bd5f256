import type { ImportPreview } from '#shared/contracts/imports'
import type { Context } from '#server/platform/context'
import { openFile } from '#server/platform/stored-files'
import { applyRow, IMPORTERS } from './apply-row'
import { convertRow } from './convert-row'
import { importFile, requireRun, settingsOf } from './run-fields'
import { readTable } from './table/read-table'

const SHOWN = 50

/** The first rows as they would be written, by writing them and taking all of it back. */
export async function previewImport(ctx: Context, { id }: { id: string }): Promise<ImportPreview> {
  const run = await requireRun(ctx, id)
  const { mapping, options } = settingsOf(run)
  const plan = { kind: run.kind, mapping, options, onExisting: run.onExisting === 'skip' ? 'skip' as const : 'update' as const, uploadedAt: run.createdAt }
  const { rows } = await readTable(await openFile(await importFile(ctx, run)), SHOWN)
  await ctx.db.$executeRaw`SAVEPOINT import_preview`
  const shown: ImportPreview['rows'] = []
  // In the order of the import: who is named as a superior goes first there too.
  const order = IMPORTERS[plan.kind].order?.(rows.map(row => convertRow(row.cells, plan).values)) ?? [...rows.keys()]
  for (const row of order.map(at => rows[at]).filter(row => row !== undefined)) {
    const { outcome, errors } = await applyRow(ctx, plan, row)
    const { values } = convertRow(row.cells, plan)
    const texts = Object.fromEntries(Object.keys(mapping).map((field) => {
      const read = values[field] ?? row.cells[mapping[field] ?? -1]
      return [field, read === undefined || read === '' ? null : String(read)]
    }))
    shown.push({ row: row.row, outcome, values: texts, errors })
  }
  await ctx.db.$executeRaw`ROLLBACK TO SAVEPOINT import_preview`
  return { rows: shown.sort((a, b) => a.row - b.row) }
}
