import { recordPayment } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { PaymentDetail, PaymentRecord } from '#shared/contracts/payments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Record a payment on an invoice',
  permission: 'backoffice.payments.write',
  params: IdParams,
  body: PaymentRecord,
  response: PaymentDetail,
  status: 201,
  audit: 'payment.recorded',
  errors: ['invoice.not-issued', 'invoice.already-cancelled', 'payment.on-cancellation'],
  handle: (ctx, { params, body }) => recordPayment(ctx, { invoiceId: params.id, ...body }),
})
