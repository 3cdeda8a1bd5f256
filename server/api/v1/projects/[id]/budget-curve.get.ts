import { defineRoute } from '#server/platform/define-route'
import { getBudgetCurve } from '#server/domain/projects'
import { BudgetCurve } from '#shared/contracts/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Booked time of a project summed up by week',
  permission: 'backoffice.projects.read',
  params: IdParams,
  response: BudgetCurve,
  handle: (ctx, { params }) => getBudgetCurve(ctx, params.id),
})
