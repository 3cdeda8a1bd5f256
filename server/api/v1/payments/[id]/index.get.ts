import { getPayment } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { PaymentDetail } from '#shared/contracts/payments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show a payment with its bookings',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  response: PaymentDetail,
  handle: (ctx, { params }) => getPayment(ctx, params),
})
