import { exportIncome } from '#server/domain/finance'
import { defineDownload } from '#server/platform/define-download'
import { SPREADSHEET_MIME_TYPES } from '#server/platform/spreadsheet-download'
import { IncomeExportQuery } from '#shared/contracts/finance'

export default defineDownload({
  summary: 'Download income as CSV or XLSX',
  permission: 'backoffice.finance.read',
  query: IncomeExportQuery,
  mimeTypes: SPREADSHEET_MIME_TYPES,
  audit: 'income.exported',
  handle: (ctx, { query }) => exportIncome(ctx, query),
})
