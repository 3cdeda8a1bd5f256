import { defineRoute } from '#server/platform/define-route'
import { changePersonalData, ownId } from '#server/domain/employees'
import { PersonalData, PersonalDataChange } from '#shared/contracts/employees-private'

export default defineRoute({
  summary: 'Change one\'s own private data',
  permission: 'signed-in',
  body: PersonalDataChange,
  response: PersonalData,
  audit: 'personal-data.changed',
  errors: ['record.changed'],
  handle: (ctx, { body }) => changePersonalData(ctx, { id: ownId(ctx), ...body }),
})
