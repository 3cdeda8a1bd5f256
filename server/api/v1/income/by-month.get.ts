import { incomeByMonth } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { IncomeByMonth, IncomeByMonthQuery } from '#shared/contracts/finance'

export default defineRoute({
  summary: 'Sum the income of a year by month',
  permission: 'backoffice.finance.read',
  query: IncomeByMonthQuery,
  response: IncomeByMonth,
  handle: (ctx, { query }) => incomeByMonth(ctx, query),
})
