import { sendInvoice } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { InvoiceMail, InvoiceSend } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Mail an issued document to stored addresses of its customer',
  permission: 'backoffice.invoices.send',
  params: IdParams,
  body: InvoiceSend,
  response: InvoiceMail,
  status: 202,
  audit: 'invoice.sent',
  errors: ['invoice.not-issued', 'invoice.files-not-ready', 'invoice.already-sent', 'invoice.xrechnung-incomplete'],
  handle: (ctx, { params, body }) => sendInvoice(ctx, { ...body, ...params }),
})
