import { Home } from '#shared/contracts/home'
import { defineRoute } from '#server/platform/define-route'
import { getHome } from '#server/domain/home'

export default defineRoute({
  summary: 'Everything the home page shows',
  permission: 'signed-in',
  response: Home,
  handle: ctx => getHome(ctx),
})
