import { startInvoiceExport } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { ExportRun, InvoiceExportCreate } from '#shared/contracts/invoice-delivery'

export default defineRoute({
  summary: 'Start an export of issued documents as ZIP or one merged PDF',
  permission: 'backoffice.invoices.export',
  body: InvoiceExportCreate,
  response: ExportRun,
  status: 202,
  audit: 'invoices.export-started',
  errors: ['export.nothing-selected', 'export.too-large'],
  handle: (ctx, { body }) => startInvoiceExport(ctx, body),
})
