import { defineRoute } from '#server/platform/define-route'
import { getObligations } from '#server/domain/leaving'
import { Obligations } from '#shared/contracts/employees-leaving'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show what still hangs on an employee',
  permission: 'core.employees.write',
  params: IdParams,
  response: Obligations,
  handle: (ctx, { params }) => getObligations(ctx, params.id),
})
