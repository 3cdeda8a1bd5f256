import { defineRoute } from '#server/platform/define-route'
import { getCustomer } from '#server/domain/customers'
import { CustomerDetail } from '#shared/contracts/customers'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show a customer with contacts and open amount',
  permission: 'backoffice.customers.read',
  params: IdParams,
  response: CustomerDetail,
  handle: (ctx, { params }) => getCustomer(ctx, params.id),
})
