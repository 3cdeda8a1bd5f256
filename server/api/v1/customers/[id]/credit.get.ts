import { getCustomerCredit } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { CustomerCredit } from '#shared/contracts/payments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show what a customer has paid too much',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  response: CustomerCredit,
  handle: (ctx, { params }) => getCustomerCredit(ctx, params),
})
