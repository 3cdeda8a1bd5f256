import { defineRoute } from '#server/platform/define-route'
import { explainAccess } from '#server/domain/roles'
import { AccessAnswer, AccessQuestion } from '#shared/contracts/access'

export default defineRoute({
  summary: 'Say why a person can or cannot do something, to a record or at all',
  permission: 'admin.roles.read',
  query: AccessQuestion,
  response: AccessAnswer,
  handle: (ctx, { query }) => explainAccess(ctx, query),
})
