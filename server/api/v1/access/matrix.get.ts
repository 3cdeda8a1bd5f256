import { defineDownload } from '#server/platform/define-download'
import { SPREADSHEET_MIME_TYPES } from '#server/platform/spreadsheet-download'
import { exportRoleMatrix } from '#server/domain/roles'
import { MatrixQuery } from '#shared/contracts/access'

export default defineDownload({
  summary: 'Download which role may call which route, as CSV or XLSX',
  permission: 'admin.roles.read',
  query: MatrixQuery,
  mimeTypes: SPREADSHEET_MIME_TYPES,
  audit: 'role-matrix.exported',
  handle: (ctx, { query }) => exportRoleMatrix(ctx, query),
})
