import { defineRoute } from '#server/platform/define-route'
import { listBudgetUsage } from '#server/domain/projects'
import { BudgetUsageList, BudgetUsageQuery } from '#shared/contracts/projects'

export default defineRoute({
  summary: 'Used and remaining budget of several projects',
  permission: 'backoffice.projects.read',
  query: BudgetUsageQuery,
  response: BudgetUsageList,
  handle: (ctx, { query }) => listBudgetUsage(ctx, query.ids),
})
