import { IdParams } from '#shared/contracts/primitives'
import { switchTenant } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Go on working in another of my companies',
  permission: 'session',
  params: IdParams,
  audit: 'session.tenant-switched',
  errors: ['session.person-required', 'record.not-found'],
  handle: (ctx, { params }) => switchTenant(ctx, params),
})
