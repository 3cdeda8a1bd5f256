import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { openFileStream, readFileOf } from '#server/platform/stored-files'
import { exportRunFields, toExportRun } from './export-run-fields'

/** Exports belong to the person who asked for them: what another one may see can differ. */
async function requireOwnRun(ctx: Context, id: string) {
  const createdById = required(ctx.actor.employeeId)
  return required(await ctx.db.exportRun.findFirst({ where: { id, createdById }, select: exportRunFields }))
}

/** State and progress of an export. Throws `record.not-found`. */
export async function getExportRun(ctx: Context, { id }: { id: string }) {
  const run = await requireOwnRun(ctx, id)
  return toExportRun(run)
}

/** The file of a finished export. Throws `record.not-found`, `export.not-ready`. */
export async function getExportFile(ctx: Context, { id }: { id: string }) {
  const run = await requireOwnRun(ctx, id)
  if (!run.fileId) throw new Problem('export.not-ready')
  const file = await readFileOf(ctx, run.fileId)
  return { name: file.name, mimeType: file.mimeType, body: () => openFileStream(file) }
}
