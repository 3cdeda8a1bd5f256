import { defineRoute } from '#server/platform/define-route'
import { rejectPrivacyRequest } from '#server/domain/privacy'
import { IdParams } from '#shared/contracts/primitives'
import { PrivacyRejection, PrivacyRequest } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Reject a request that somebody else made',
  permission: 'admin.privacy.release',
  params: IdParams,
  body: PrivacyRejection,
  response: PrivacyRequest,
  audit: 'privacy-request.rejected',
  errors: ['privacy.four-eyes', 'privacy.not-waiting', 'record.changed'],
  handle: (ctx, { params, body }) => rejectPrivacyRequest(ctx, { ...params, ...body }),
})
