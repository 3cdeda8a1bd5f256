import { getInvoicePdf } from '#server/domain/invoices'
import { defineDownload } from '#server/platform/define-download'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'PDF of an issued document, or a preview of a draft',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  mimeTypes: ['application/pdf'],
  errors: ['invoice.files-not-ready', 'pdf.browser-missing', 'pdf.failed'],
  handle: (ctx, { params }) => getInvoicePdf(ctx, params),
})
