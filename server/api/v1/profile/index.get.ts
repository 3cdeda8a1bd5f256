import { defineRoute } from '#server/platform/define-route'
import { getProfile } from '#server/domain/employees'
import { Profile } from '#shared/contracts/employees-profile'

export default defineRoute({
  summary: 'Show one\'s own profile',
  permission: 'signed-in',
  response: Profile,
  handle: ctx => getProfile(ctx),
})
