import { ApiTokenCreate, NewApiToken } from '#shared/contracts/identity'
import { createApiToken } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Make an API token; it is shown this once',
  permission: 'signed-in',
  body: ApiTokenCreate,
  response: NewApiToken,
  status: 201,
  audit: 'api-token.created',
  errors: ['session.person-required', 'api-token.too-many'],
  handle: (ctx, { body }) => createApiToken(ctx, body),
})
