import { defineRoute } from '#server/platform/define-route'
import { getAccessState } from '#server/domain/employees'
import { AccessState } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show whether an employee was invited and has signed in',
  permission: 'core.employees.write',
  params: IdParams,
  response: AccessState,
  handle: (ctx, { params }) => getAccessState(ctx, params.id),
})
