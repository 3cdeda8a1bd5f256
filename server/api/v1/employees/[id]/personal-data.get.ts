import { defineRoute } from '#server/platform/define-route'
import { getPersonalData } from '#server/domain/employees'
import { PersonalData } from '#shared/contracts/employees-private'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show private data of an employee',
  permission: 'core.employees.read',
  params: IdParams,
  response: PersonalData,
  audit: 'personal-data.read',
  errors: ['permission.missing'],
  handle: (ctx, { params }) => getPersonalData(ctx, params.id),
})
