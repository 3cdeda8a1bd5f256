import type { AuditExport } from '#shared/contracts/audit'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { openFileStream, readFileOf } from '#server/platform/stored-files'
import { EXPORT_KIND } from './export/export-params'

export const auditExportFields = {
  id: true, status: true, total: true, done: true, errorCode: true, result: true, createdAt: true, finishedAt: true, fileId: true,
  file: { select: { name: true } },
} as const satisfies Prisma.ExportRunSelect

type Row = Prisma.ExportRunGetPayload<{ select: typeof auditExportFields }>

/** A row as the contract has it. */
export function toAuditExport({ file, fileId: _fileId, result, ...row }: Row): AuditExport {
  const count = result && typeof result === 'object' && 'count' in result && typeof result.count === 'number' ? result.count : null
  return { ...row, count, fileName: file?.name ?? null }
}

/** An export belongs to the person who asked for it: what another one may see can differ. */
async function requireOwn(ctx: Context, id: string): Promise<Row> {
  const createdById = required(ctx.actor.employeeId)
  return required(await ctx.db.exportRun.findFirst({
    where: { id, createdById, kind: EXPORT_KIND }, relationLoadStrategy: 'join', select: auditExportFields,
  }))
}

/** State and progress of an own export. Throws `record.not-found`. */
export async function getAuditExport(ctx: Context, { id }: { id: string }): Promise<AuditExport> {
  return toAuditExport(await requireOwn(ctx, id))
}

/** The archive of an own finished export. Throws `record.not-found`, `export.not-ready`. */
export async function getAuditExportFile(ctx: Context, { id }: { id: string }) {
  const { fileId } = await requireOwn(ctx, id)
  if (!fileId) throw new Problem('export.not-ready')
  const file = await readFileOf(ctx, fileId)
  return { name: file.name, mimeType: file.mimeType, body: () => openFileStream(file) }
}
