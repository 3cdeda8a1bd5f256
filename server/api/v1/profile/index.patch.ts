import { defineRoute } from '#server/platform/define-route'
import { changeProfile } from '#server/domain/employees'
import { Profile, ProfileChange } from '#shared/contracts/employees-profile'

export default defineRoute({
  summary: 'Change one\'s own phone numbers',
  permission: 'signed-in',
  body: ProfileChange,
  response: Profile,
  audit: 'profile.changed',
  errors: ['record.changed'],
  handle: (ctx, { body }) => changeProfile(ctx, body),
})
