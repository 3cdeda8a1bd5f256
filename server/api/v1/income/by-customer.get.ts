import { incomeByCustomer } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { IncomeByCustomer, IncomeByCustomerQuery } from '#shared/contracts/finance'

export default defineRoute({
  summary: 'Sum the income of a period by customer',
  permission: 'backoffice.finance.read',
  query: IncomeByCustomerQuery,
  response: IncomeByCustomer,
  handle: (ctx, { query }) => incomeByCustomer(ctx, query),
})
