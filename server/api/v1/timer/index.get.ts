import { getTimer } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { Timer } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Read my running timer',
  permission: 'backoffice.time-entries.write',
  response: Timer,
  handle: ctx => getTimer(ctx),
})
