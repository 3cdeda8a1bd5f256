import { reversePayment } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { PaymentDetail, PaymentReverse } from '#shared/contracts/payments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Take a payment back',
  permission: 'backoffice.payments.write',
  params: IdParams,
  body: PaymentReverse,
  response: PaymentDetail,
  audit: 'payment.reversed',
  errors: ['payment.already-reversed', 'record.changed'],
  handle: (ctx, { params, body }) => reversePayment(ctx, { ...params, ...body }),
})
