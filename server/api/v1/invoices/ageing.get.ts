import { z } from 'zod'
import { invoiceAgeing } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { InvoiceAgeing } from '#shared/contracts/invoices'
import { Id } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Sum open amounts by days past due',
  permission: 'backoffice.invoices.read',
  query: z.strictObject({ customerId: Id.optional() }),
  response: InvoiceAgeing,
  handle: (ctx, { query }) => invoiceAgeing(ctx, query),
})
