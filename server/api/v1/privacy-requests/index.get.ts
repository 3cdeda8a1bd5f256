import { defineRoute } from '#server/platform/define-route'
import { listPrivacyRequests } from '#server/domain/privacy'
import { PrivacyQuery, PrivacyRequestList } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'List requests about personal data',
  permission: 'admin.privacy.read',
  query: PrivacyQuery,
  response: PrivacyRequestList,
  handle: (ctx, { query }) => listPrivacyRequests(ctx, query),
})
