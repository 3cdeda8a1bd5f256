import { AuditFacets } from '#shared/contracts/audit'
import { getAuditFacets } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'What the audit log can be filtered by, and the keys its exports are signed with',
  permission: 'admin.audit.read',
  response: AuditFacets,
  handle: ctx => getAuditFacets(ctx),
})
