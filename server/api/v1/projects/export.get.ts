import { defineDownload } from '#server/platform/define-download'
import { SPREADSHEET_MIME_TYPES } from '#server/platform/spreadsheet-download'
import { exportProjects } from '#server/domain/projects'
import { ProjectExportQuery } from '#shared/contracts/projects'

export default defineDownload({
  summary: 'Download the list of projects with budgets as CSV or XLSX',
  permission: 'backoffice.projects.read',
  query: ProjectExportQuery,
  mimeTypes: SPREADSHEET_MIME_TYPES,
  audit: 'projects.exported',
  handle: (ctx, { query }) => exportProjects(ctx, query),
})
