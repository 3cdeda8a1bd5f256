import { defineRoute } from '#server/platform/define-route'
import { deleteCustomer } from '#server/domain/customers'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a customer without documents and projects',
  permission: 'backoffice.customers.delete',
  params: IdParams,
  audit: 'customer.deleted',
  errors: ['record.in-use'],
  handle: (ctx, { params }) => deleteCustomer(ctx, params.id),
})
