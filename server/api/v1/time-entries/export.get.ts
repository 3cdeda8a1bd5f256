import { exportTimeEntries } from '#server/domain/time-tracking'
import { defineDownload } from '#server/platform/define-download'
import { TimeEntryExportQuery } from '#shared/contracts/time-tracking'

export default defineDownload({
  summary: 'Export time entries as CSV or XLSX',
  permission: 'backoffice.time-entries.read',
  query: TimeEntryExportQuery,
  mimeTypes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  audit: 'time-entries.exported',
  handle: (ctx, { query }) => exportTimeEntries(ctx, query),
})
