import { applyCredit } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { CreditApply, InvoicePayments } from '#shared/contracts/payments'

export default defineRoute({
  summary: 'Pay an invoice from the credit of its customer',
  permission: 'backoffice.payments.write',
  body: CreditApply,
  response: InvoicePayments,
  audit: 'payment.credit-applied',
  errors: ['payment.no-credit', 'invoice.nothing-open', 'invoice.not-issued', 'invoice.already-cancelled', 'payment.on-cancellation'],
  handle: (ctx, { body }) => applyCredit(ctx, body),
})
