import { IdParams } from '#shared/contracts/primitives'
import { getAuditExportFile } from '#server/domain/audit'
import { defineDownload } from '#server/platform/define-download'

export default defineDownload({
  summary: 'Archive of an own finished export of the audit log',
  permission: 'admin.audit.export',
  params: IdParams,
  mimeTypes: ['application/zip'],
  audit: 'audit-export.downloaded',
  errors: ['export.not-ready'],
  handle: (ctx, { params }) => getAuditExportFile(ctx, params),
})
