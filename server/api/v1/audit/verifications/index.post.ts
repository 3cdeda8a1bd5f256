import { AuditVerification } from '#shared/contracts/audit'
import { startVerification } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Recompute the chain of the audit log',
  permission: 'admin.audit.read',
  response: AuditVerification,
  status: 202,
  audit: 'audit.verification-started',
  errors: ['session.person-required'],
  handle: ctx => startVerification(ctx),
})
