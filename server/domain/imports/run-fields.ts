import { z } from 'zod'
import type { ImportRun } from '#shared/contracts/imports'
import { ImportMappingColumns, ImportOptions } from '#shared/contracts/imports'
import { importKind, type ImportKind } from '#shared/import-fields'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { readFileOf, type StoredFileRow } from '#server/platform/stored-files'

/** What every reader of an import gets. */
export const runFields = {
  id: true, kind: true, fileId: true, fileName: true, status: true, dryRun: true, onExisting: true, mapping: true, options: true,
  total: true, done: true, created: true, updated: true, unchanged: true, skipped: true, failed: true, createdAt: true, createdById: true,
  finishedAt: true, version: true,
} as const satisfies Prisma.ImportRunSelect

export type RunRow = Prisma.ImportRunGetPayload<{ select: typeof runFields }>

/** Kept beside the options, so that the page needs no look into the file. */
const Stored = ImportOptions.extend({ header: z.array(z.string()).default([]), sample: z.array(z.array(z.string())).default([]) })

/** Options of a run, and the beginning of its file. */
export function settingsOf(run: Pick<RunRow, 'options' | 'mapping'>) {
  const { header, sample, ...options } = Stored.parse(run.options)
  return { header, sample, options, mapping: ImportMappingColumns.parse(run.mapping) }
}

/** The import, if the actor may import its kind. Throws `record.not-found`. */
export async function requireRun(ctx: Context, id: string): Promise<RunRow & { kind: ImportKind }> {
  const run = required(await ctx.db.importRun.findFirst({ where: { id, kind: { in: kindsOf(ctx) } }, select: runFields }))
  return { ...run, kind: run.kind as ImportKind }
}

/** The file of the import. Throws `import.file-gone` once it has been forgotten. */
export function importFile(ctx: Context, { fileId }: Pick<RunRow, 'fileId'>): Promise<StoredFileRow> {
  if (!fileId) throw new Problem('import.file-gone')
  return readFileOf(ctx, fileId)
}

/** Kinds that the actor may import. */
export function kindsOf(ctx: Context): ImportKind[] {
  return (['employees', 'customers', 'contacts', 'projects', 'time-entries'] as const).filter(kind => ctx.can(importKind(kind).permission))
}

/** The row as the contract says it. */
export function toImportRun(run: RunRow, names: ReadonlyMap<string, string>): ImportRun {
  const { fileId, createdById, mapping: _mapping, options, kind, onExisting, ...rest } = run
  return {
    ...rest,
    hasFile: fileId !== null,
    kind: kind as ImportKind,
    onExisting: onExisting === 'skip' ? 'skip' : 'update',
    source: ImportOptions.loose().parse(options).source,
    createdBy: names.get(createdById) ?? null,
  }
}

/** Names of the people who imported. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const where = { id: { in: [...new Set(ids)] } }
  const rows = await ctx.db.employee.findMany({ where, select: { id: true, firstName: true, lastName: true } })
  return new Map(rows.map(row => [row.id, `${row.firstName} ${row.lastName}`]))
}
