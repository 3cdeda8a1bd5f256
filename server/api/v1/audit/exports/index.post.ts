import { AuditExport, AuditExportCreate } from '#shared/contracts/audit'
import { startAuditExport } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Start a signed export of the audit log',
  permission: 'admin.audit.export',
  body: AuditExportCreate,
  response: AuditExport,
  status: 202,
  audit: 'audit.export-started',
  errors: ['export.nothing-selected', 'session.person-required'],
  handle: (ctx, { body }) => startAuditExport(ctx, body),
})
