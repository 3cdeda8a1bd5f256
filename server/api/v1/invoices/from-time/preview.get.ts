import { z } from 'zod'
import { previewInvoiceFromTime } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { TIME_GROUPINGS } from '#shared/choices/invoices'
import { InvoiceFromTimePreview } from '#shared/contracts/invoices'
import { Day, Id } from '#shared/contracts/primitives'

/** `projectIds` travels as a comma-separated list. */
const Query = z.strictObject({
  customerId: Id,
  projectIds: z.string().max(8000).default('').transform(text => text.split(',').filter(Boolean)).pipe(z.array(Id).max(200)),
  from: Day.optional(),
  to: Day.optional(),
  grouping: z.enum(TIME_GROUPINGS).default('ACTIVITY'),
})

export default defineRoute({
  summary: 'Show what drafting from time would give',
  permission: 'backoffice.invoices.write',
  query: Query,
  response: InvoiceFromTimePreview,
  errors: ['customer.deactivated'],
  handle: (ctx, { query }) => previewInvoiceFromTime(ctx, { ...query, withTimeAnnex: false }),
})
