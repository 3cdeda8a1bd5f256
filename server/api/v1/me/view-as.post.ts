import { defineRoute } from '#server/platform/define-route'
import { startViewAs } from '#server/domain/identity'
import { ViewAs } from '#shared/contracts/access'

export default defineRoute({
  summary: 'Look at the company as a role would see it, read only',
  permission: 'admin.roles.view-as',
  body: ViewAs,
  audit: 'view-as.started',
  errors: ['session.person-required', 'view-as.nothing-granted', 'record.not-found'],
  handle: (ctx, { body }) => startViewAs(ctx, body),
})
