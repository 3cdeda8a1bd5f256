import { defineRoute } from '#server/platform/define-route'
import { endViewAs } from '#server/domain/identity'

export default defineRoute({
  summary: 'End looking through a role',
  permission: 'session',
  audit: 'view-as.ended',
  errors: ['session.person-required'],
  handle: ctx => endViewAs(ctx),
})
