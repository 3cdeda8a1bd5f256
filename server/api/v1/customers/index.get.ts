import { defineRoute } from '#server/platform/define-route'
import { listCustomers } from '#server/domain/customers'
import { CustomerList, CustomerQuery } from '#shared/contracts/customers'

export default defineRoute({
  summary: 'List customers',
  permission: 'backoffice.customers.read',
  query: CustomerQuery,
  response: CustomerList,
  handle: (ctx, { query }) => listCustomers(ctx, query),
})
