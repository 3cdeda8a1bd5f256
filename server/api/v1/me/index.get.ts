import { Me } from '#shared/contracts/identity'
import { getMe } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Who is signed in, in which company, with which rights',
  permission: 'session',
  response: Me,
  handle: ctx => getMe(ctx),
})
