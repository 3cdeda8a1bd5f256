import { AuditPage, AuditQuery } from '#shared/contracts/audit'
import { listAuditEvents } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'List the audit log, newest first',
  permission: 'admin.audit.read',
  query: AuditQuery,
  response: AuditPage,
  handle: (ctx, { query }) => listAuditEvents(ctx, query),
})
