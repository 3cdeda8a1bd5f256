import { draftInvoice } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { Invoice, InvoiceDraftCreate } from '#shared/contracts/invoices'

export default defineRoute({
  summary: 'Draft an invoice with free lines',
  permission: 'backoffice.invoices.write',
  body: InvoiceDraftCreate,
  response: Invoice,
  status: 201,
  audit: 'invoice.drafted',
  errors: ['customer.deactivated'],
  handle: (ctx, { body }) => draftInvoice(ctx, body),
})
