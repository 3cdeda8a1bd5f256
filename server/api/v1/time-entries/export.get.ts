import { exportTimeEntries } from '#server/domain/time-tracking'
import { defineDownload } from '#server/platform/define-download'
import { SPREADSHEET_MIME_TYPES } from '#server/platform/spreadsheet-download'
import { TimeEntryExportQuery } from '#shared/contracts/time-tracking'

export default defineDownload({
  summary: 'Export time entries as CSV or XLSX',
  permission: 'backoffice.time-entries.read',
  query: TimeEntryExportQuery,
  mimeTypes: SPREADSHEET_MIME_TYPES,
  audit: 'time-entries.exported',
  handle: (ctx, { query }) => exportTimeEntries(ctx, query),
})
