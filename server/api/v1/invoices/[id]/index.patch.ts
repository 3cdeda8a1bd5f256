import { changeDraft } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { Invoice, InvoiceDraftChange } from '#shared/contracts/invoices'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a draft; lines replace the stored ones',
  permission: 'backoffice.invoices.write',
  params: IdParams,
  body: InvoiceDraftChange,
  response: Invoice,
  audit: 'invoice.draft-changed',
  errors: ['invoice.not-draft', 'record.changed'],
  handle: (ctx, { params, body }) => changeDraft(ctx, { ...body, ...params }),
})
