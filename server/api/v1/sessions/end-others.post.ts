import { endOtherDevices } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Sign out all my devices but this one',
  permission: 'session',
  audit: 'session.others-ended',
  errors: ['session.person-required'],
  handle: ctx => endOtherDevices(ctx),
})
