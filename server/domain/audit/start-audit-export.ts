import { z } from 'zod'
import { AuditFilter, type AuditExport, type AuditExportCreate } from '#shared/contracts/audit'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { EXPORT_KIND, EXPORT_WINDOW } from './export/export-params'
import { auditExportFields, toAuditExport } from './get-audit-export'
import { exportAuditJob } from './jobs/export-audit'
import { withheldColumns } from './shown-values'

/**
 * Starts a signed export of the sealed events that fit; a job makes it and tells the person.
 * Throws `export.nothing-selected` before anything was sealed.
 */
export async function startAuditExport(ctx: Context, { filter }: AuditExportCreate): Promise<AuditExport> {
  const createdById = ctx.actor.employeeId
  if (!createdById) throw new Problem('session.person-required')
  const head = await ctx.db.auditSeal.findFirst({ orderBy: { id: 'desc' }, select: { id: true, hash: true } })
  if (!head) throw new Problem('export.nothing-selected')
  const run = await ctx.db.exportRun.create({
    data: {
      kind: EXPORT_KIND,
      params: {
        filter: z.encode(AuditFilter, filter), head: { seal: String(head.id), hash: head.hash },
        withheld: withheldColumns(ctx), madeBy: ctx.actor.name,
      },
      // The chain is read once for each of the two files.
      total: 2 * Math.ceil(Number(head.id) / EXPORT_WINDOW),
      createdById,
    },
    select: auditExportFields,
  })
  await enqueue(ctx, exportAuditJob, { exportId: run.id })
  return toAuditExport(run)
}
