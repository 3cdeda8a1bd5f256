import { ImportOptions, type ImportRunDetail } from '#shared/contracts/imports'
import { guessMapping, importKind, type ImportKind } from '#shared/import-fields'
import type { Context } from '#server/platform/context'
import type { UploadedFile } from '#server/platform/define-upload'
import { Problem } from '#server/platform/errors'
import { storeFile } from '#server/platform/stored-files'
import { getImport } from './get-import'
import { readTable } from './table/read-table'

const SAMPLE_ROWS = 5
const SAMPLE_LENGTH = 80

/**
 * Takes in a CSV or XLSX file: reads all of it, keeps it, and guesses which column is which.
 * Throws `import.unreadable`, `import.empty`, `import.too-many-rows`, `import.file-too-large`.
 */
export async function uploadImport(ctx: Context, kind: ImportKind, file: UploadedFile): Promise<ImportRunDetail> {
  ctx.permit(importKind(kind).permission)
  const createdById = ctx.actor.employeeId
  if (!createdById) throw new Problem('session.person-required')
  const { header, rows } = await readTable(file.bytes)
  const sample = rows.slice(0, SAMPLE_ROWS).map(({ cells }) => header.map((_, at) => String(cells[at] ?? '').slice(0, SAMPLE_LENGTH)))
  const mapping = guessMapping(kind, header)
  const options = ImportOptions.parse({
    key: importKind(kind).keys.find(key => key in mapping) ?? null, format: ctx.actor.tenant.language === 'en' ? 'en' : 'de',
  })
  const { id: fileId } = await storeFile(ctx, { name: file.name, mimeType: file.mimeType, bytes: file.bytes, purpose: 'import' })
  const run = await ctx.db.importRun.create({
    data: { kind, fileId, fileName: file.name, mapping, options: { ...options, header, sample }, total: rows.length, createdById },
    select: { id: true },
  })
  return getImport(ctx, { id: run.id })
}
