import { AuditExport } from '#shared/contracts/audit'
import { IdParams } from '#shared/contracts/primitives'
import { getAuditExport } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'State and progress of an own export of the audit log',
  permission: 'admin.audit.export',
  params: IdParams,
  response: AuditExport,
  handle: (ctx, { params }) => getAuditExport(ctx, params),
})
