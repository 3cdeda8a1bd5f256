import { IdParams } from '#shared/contracts/primitives'
import { revokeApiToken } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Revoke one of my API tokens',
  permission: 'signed-in',
  params: IdParams,
  audit: 'api-token.revoked',
  errors: ['session.person-required', 'record.not-found'],
  handle: (ctx, { params }) => revokeApiToken(ctx, params),
})
