import { discardTimer } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Throw my running timer away',
  permission: 'backoffice.time-entries.write',
  audit: 'timer.discarded',
  errors: ['timer.not-running'],
  handle: ctx => discardTimer(ctx),
})
