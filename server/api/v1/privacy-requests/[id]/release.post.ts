import { defineRoute } from '#server/platform/define-route'
import { releasePrivacyRequest } from '#server/domain/privacy'
import { IdParams } from '#shared/contracts/primitives'
import { PrivacyRelease, PrivacyRequest } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Release a request that somebody else made',
  permission: 'admin.privacy.release',
  params: IdParams,
  body: PrivacyRelease,
  response: PrivacyRequest,
  status: 202,
  audit: 'privacy-request.released',
  errors: ['privacy.four-eyes', 'privacy.not-waiting', 'privacy.subject-active', 'privacy.subject-held', 'record.changed'],
  handle: (ctx, { params, body }) => releasePrivacyRequest(ctx, { ...params, ...body }),
})
