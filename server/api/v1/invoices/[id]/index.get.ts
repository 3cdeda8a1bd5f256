import { getInvoice } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { Invoice } from '#shared/contracts/invoices'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Read an invoice with its lines and taxes',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  response: Invoice,
  handle: (ctx, { params }) => getInvoice(ctx, params),
})
