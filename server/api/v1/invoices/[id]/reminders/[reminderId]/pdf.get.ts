import { getReminderPdf } from '#server/domain/invoices'
import { defineDownload } from '#server/platform/define-download'
import { ReminderParams } from '#shared/contracts/invoice-delivery'

export default defineDownload({
  summary: 'Letter of a payment reminder',
  permission: 'backoffice.invoices.read',
  params: ReminderParams,
  mimeTypes: ['application/pdf'],
  errors: ['invoice.files-not-ready'],
  handle: (ctx, { params }) => getReminderPdf(ctx, params),
})
