import { defineDownload } from '#server/platform/define-download'
import { SPREADSHEET_MIME_TYPES } from '#server/platform/spreadsheet-download'
import { exportCustomers } from '#server/domain/customers'
import { CustomerExportQuery } from '#shared/contracts/customers'

export default defineDownload({
  summary: 'Download the list of customers as CSV or XLSX',
  permission: 'backoffice.customers.read',
  query: CustomerExportQuery,
  mimeTypes: SPREADSHEET_MIME_TYPES,
  audit: 'customers.exported',
  handle: (ctx, { query }) => exportCustomers(ctx, query),
})
