import { exportInvoiceSpreadsheet } from '#server/domain/invoices'
import { defineDownload } from '#server/platform/define-download'
import { SpreadsheetQuery } from '#shared/contracts/invoice-delivery'

export default defineDownload({
  summary: 'The list of invoices as CSV or XLSX',
  permission: 'backoffice.invoices.export',
  query: SpreadsheetQuery,
  mimeTypes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  audit: 'invoices.exported',
  handle: (ctx, { query }) => exportInvoiceSpreadsheet(ctx, query),
})
