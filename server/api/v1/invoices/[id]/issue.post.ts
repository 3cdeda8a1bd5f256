import { issueInvoice } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { Invoice, InvoiceIssue } from '#shared/contracts/invoices'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Issue a draft: draw its number and freeze it',
  permission: 'backoffice.invoices.issue',
  params: IdParams,
  body: InvoiceIssue,
  response: Invoice,
  audit: 'invoice.issued',
  errors: ['invoice.not-draft', 'record.changed', 'invoice.issued-in-future', 'invoice.issued-out-of-order'],
  handle: (ctx, { params, body }) => issueInvoice(ctx, { ...body, ...params }),
})
