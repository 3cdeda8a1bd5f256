import { defineRoute } from '#server/platform/define-route'
import { getAppearance } from '#server/domain/settings'
import { Appearance } from '#shared/contracts/setting-values'

export default defineRoute({
  summary: 'Colour and notice of the company',
  permission: 'signed-in',
  response: Appearance,
  handle: ctx => getAppearance(ctx),
})
