import { listInvoiceMails } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { InvoiceMailList } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Mails that went out about an invoice',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  response: InvoiceMailList,
  handle: (ctx, { params }) => listInvoiceMails(ctx, params),
})
