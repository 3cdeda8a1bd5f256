import { previewInvoiceMail } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { InvoiceMailPreview } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'What mailing an issued document would write',
  permission: 'backoffice.invoices.send',
  params: IdParams,
  response: InvoiceMailPreview,
  errors: ['invoice.not-issued'],
  handle: (ctx, { params }) => previewInvoiceMail(ctx, params),
})
