import { listIncome } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { IncomeList, IncomeQuery } from '#shared/contracts/finance'

export default defineRoute({
  summary: 'List income',
  permission: 'backoffice.finance.read',
  query: IncomeQuery,
  response: IncomeList,
  handle: (ctx, { query }) => listIncome(ctx, query),
})
