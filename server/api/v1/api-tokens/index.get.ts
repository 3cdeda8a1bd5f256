import { ApiTokenList } from '#shared/contracts/identity'
import { listApiTokens } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'My API tokens',
  permission: 'signed-in',
  response: ApiTokenList,
  handle: ctx => listApiTokens(ctx),
})
