import { defineRoute } from '#server/platform/define-route'
import { changeCustomer } from '#server/domain/customers'
import { Customer, CustomerChange } from '#shared/contracts/customers'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a customer',
  permission: 'backoffice.customers.write',
  params: IdParams,
  body: CustomerChange,
  response: Customer,
  audit: 'customer.changed',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => changeCustomer(ctx, { ...params, ...body }),
})
