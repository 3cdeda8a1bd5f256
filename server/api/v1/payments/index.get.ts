import { listPayments } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { PaymentList, PaymentQuery } from '#shared/contracts/payments'

export default defineRoute({
  summary: 'List payments',
  permission: 'backoffice.invoices.read',
  query: PaymentQuery,
  response: PaymentList,
  handle: (ctx, { query }) => listPayments(ctx, query),
})
