import { defineRoute } from '#server/platform/define-route'
import { createCustomer } from '#server/domain/customers'
import { Customer, CustomerCreate } from '#shared/contracts/customers'

export default defineRoute({
  summary: 'Take on a customer',
  permission: 'backoffice.customers.write',
  body: CustomerCreate,
  response: Customer,
  status: 201,
  audit: 'customer.created',
  handle: (ctx, { body }) => createCustomer(ctx, body),
})
