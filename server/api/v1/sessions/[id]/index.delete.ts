import { IdParams } from '#shared/contracts/primitives'
import { endDevice } from '#server/domain/identity'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Sign one of my devices out',
  permission: 'session',
  params: IdParams,
  audit: 'session.ended',
  errors: ['session.person-required', 'record.not-found'],
  handle: (ctx, { params }) => endDevice(ctx, params),
})
