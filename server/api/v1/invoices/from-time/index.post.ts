import { draftInvoiceFromTime } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { Invoice, InvoiceFromTime } from '#shared/contracts/invoices'

export default defineRoute({
  summary: 'Draft an invoice from approved, unbilled time of a customer',
  permission: 'backoffice.invoices.write',
  body: InvoiceFromTime,
  response: Invoice,
  status: 201,
  audit: 'invoice.drafted-from-time',
  errors: ['customer.deactivated', 'invoice.nothing-to-bill', 'invoice.too-many-lines', 'time-entry.already-billed'],
  handle: (ctx, { body }) => draftInvoiceFromTime(ctx, body),
})
