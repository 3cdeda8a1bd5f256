import { LatestVerification } from '#shared/contracts/audit'
import { getLatestVerification } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Progress or result of the latest check of the audit log',
  permission: 'admin.audit.read',
  response: LatestVerification,
  handle: ctx => getLatestVerification(ctx),
})
