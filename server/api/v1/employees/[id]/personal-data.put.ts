import { defineRoute } from '#server/platform/define-route'
import { changePersonalData } from '#server/domain/employees'
import { PersonalData, PersonalDataChange } from '#shared/contracts/employees-private'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change private data of an employee',
  permission: 'core.employees.write',
  params: IdParams,
  body: PersonalDataChange,
  response: PersonalData,
  audit: 'personal-data.changed',
  errors: ['record.changed', 'permission.missing'],
  handle: (ctx, { params, body }) => changePersonalData(ctx, { ...params, ...body }),
})
