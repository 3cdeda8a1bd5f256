import { defineRoute } from '#server/platform/define-route'
import { getPrivacyRequest } from '#server/domain/privacy'
import { IdParams } from '#shared/contracts/primitives'
import { PrivacyRequest } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Show a request about personal data with its result',
  permission: 'admin.privacy.read',
  params: IdParams,
  response: PrivacyRequest,
  handle: (ctx, { params }) => getPrivacyRequest(ctx, params),
})
