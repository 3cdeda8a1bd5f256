import { getInvoicePayments } from '#server/domain/finance'
import { defineRoute } from '#server/platform/define-route'
import { InvoicePayments } from '#shared/contracts/payments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'List the payments of an invoice',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  response: InvoicePayments,
  handle: (ctx, { params }) => getInvoicePayments(ctx, params),
})
