import { listInvoices } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { InvoiceList, InvoiceQuery } from '#shared/contracts/invoices'

export default defineRoute({
  summary: 'List invoices and cancellations by status, customer, period and text',
  permission: 'backoffice.invoices.read',
  query: InvoiceQuery,
  response: InvoiceList,
  handle: (ctx, { query }) => listInvoices(ctx, query),
})
