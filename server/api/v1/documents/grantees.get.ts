import { defineRoute } from '#server/platform/define-route'
import { listGrantees } from '#server/domain/documents'
import { GranteeList, GranteeQuery } from '#shared/contracts/document-sharing'

export default defineRoute({
  summary: 'Find people, departments and roles to share with',
  permission: 'core.documents.share',
  query: GranteeQuery,
  response: GranteeList,
  handle: (ctx, { query }) => listGrantees(ctx, query),
})
