import { getExportRun } from '#server/domain/invoices'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { exportDocumentsJob } from './jobs/export-documents'
import { requirePerson } from './file-document'
import { visibleDocuments } from './visible-documents'

/** Starts a ZIP of the newest files of documents the actor may see; a job makes it. Throws `export.nothing-selected`. */
export async function startDocumentExport(ctx: Context, ids: readonly string[]) {
  const createdById = requirePerson(ctx)
  const rows = await ctx.db.$queryRaw<Array<{ id: string, confidential: boolean }>>`
    SELECT d.id, d.confidentiality = 'CONFIDENTIAL' AND d."ownerId" <> ${createdById}::uuid AS confidential
    FROM "Document" d WHERE d.id = ANY (${[...ids]}::uuid[]) AND ${visibleDocuments(ctx)} ORDER BY d.title`
  if (rows.length === 0) throw new Problem('export.nothing-selected')
  for (const row of rows.filter(candidate => candidate.confidential)) await ctx.audit('document.confidential-read', { type: 'Document', id: row.id, details: { what: 'export' } })
  const run = await ctx.db.exportRun.create({
    data: { kind: 'DOCUMENTS_ZIP', params: { ids: rows.map(row => row.id) }, total: rows.length, createdById }, select: { id: true },
  })
  await enqueue(ctx, exportDocumentsJob, { exportId: run.id })
  return getExportRun(ctx, run)
}
