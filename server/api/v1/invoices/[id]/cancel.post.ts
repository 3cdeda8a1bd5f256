import { cancelInvoice } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { Invoice, InvoiceCancel } from '#shared/contracts/invoices'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Cancel an issued invoice by a Stornorechnung',
  permission: 'backoffice.invoices.cancel',
  params: IdParams,
  body: InvoiceCancel,
  response: Invoice,
  status: 201,
  audit: 'invoice.cancelled',
  errors: ['invoice.not-issued', 'invoice.already-cancelled', 'record.changed'],
  handle: (ctx, { params, body }) => cancelInvoice(ctx, { ...body, ...params }),
})
