import { AuditVerification } from '#shared/contracts/audit'
import { verifyAuditChain } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Recompute the chain of the audit log',
  permission: 'admin.audit.read',
  response: AuditVerification,
  handle: ctx => verifyAuditChain(ctx),
})
