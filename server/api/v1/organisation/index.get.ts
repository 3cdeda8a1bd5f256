import { defineRoute } from '#server/platform/define-route'
import { getOrganisation } from '#server/domain/employees'
import { Organisation } from '#shared/contracts/employees-departments'

export default defineRoute({
  summary: 'Show departments and people as the organisation chart draws them',
  permission: 'core.employees.read',
  response: Organisation,
  handle: ctx => getOrganisation(ctx),
})
