import { makeTimesheetDocument } from '#server/domain/time-tracking'
import { defineDownload } from '#server/platform/define-download'
import { TimesheetDocumentQuery } from '#shared/contracts/time-tracking'

export default defineDownload({
  summary: 'Print a signed-off timesheet (Leistungsnachweis) as PDF',
  permission: 'backoffice.time-entries.read',
  query: TimesheetDocumentQuery,
  mimeTypes: ['application/pdf'],
  audit: 'timesheet.printed',
  errors: ['timesheet.document-empty', 'timesheet.document-too-long'],
  handle: (ctx, { query }) => makeTimesheetDocument(ctx, query),
})
