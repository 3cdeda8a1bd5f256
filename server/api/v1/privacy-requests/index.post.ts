import { defineRoute } from '#server/platform/define-route'
import { requestPrivacy } from '#server/domain/privacy'
import { PrivacyRequest, PrivacyRequestCreate } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Ask for an export or an erasure of a person\'s data',
  permission: 'admin.privacy.write',
  body: PrivacyRequestCreate,
  response: PrivacyRequest,
  status: 201,
  audit: 'privacy-request.created',
  errors: ['privacy.not-a-person', 'privacy.subject-active', 'privacy.subject-held', 'privacy.already-requested'],
  handle: (ctx, { body }) => requestPrivacy(ctx, body),
})
