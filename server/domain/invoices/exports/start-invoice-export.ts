import type { InvoiceExportCreate } from '#shared/contracts/invoice-delivery'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { exportInvoicesJob } from '../jobs/export-invoices'
import { MOST_IN_AN_EXPORT } from '#server/domain/search'
import { invoiceWhere } from '../list-invoices'
import { exportRunFields, toExportRun } from './export-run-fields'

/** More than this would keep a worker busy for too long; a filter by period splits it. */
const mostDocuments = 2000

/**
 * Starts an export of issued documents as ZIP or merged PDF; a job makes it, the person is told when it is done.
 * Throws `export.nothing-selected`, `export.too-large`.
 */
export async function startInvoiceExport(ctx: Context, input: InvoiceExportCreate) {
  const employeeId = ctx.actor.employeeId
  if (!employeeId) throw new Problem('permission.missing')
  const rows = await ctx.db.invoice.findMany({
    where: {
      AND: [
        { status: { not: 'DRAFT' } },
        input.ids ? { id: { in: input.ids } } : {},
        invoiceWhere(ctx, input.filter ?? {}, MOST_IN_AN_EXPORT),
      ],
    },
    select: { id: true },
    orderBy: [{ issuedOn: 'asc' }, { number: 'asc' }],
    take: mostDocuments + 1,
  })
  if (rows.length === 0) throw new Problem('export.nothing-selected')
  if (rows.length > mostDocuments) throw new Problem('export.too-large', { details: { most: mostDocuments } })
  const run = await ctx.db.exportRun.create({
    data: { kind: input.kind, params: { ids: rows.map(row => row.id) }, total: rows.length, createdById: employeeId },
    select: exportRunFields,
  })
  await enqueue(ctx, exportInvoicesJob, { exportId: run.id })
  return toExportRun(run)
}
