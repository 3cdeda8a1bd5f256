import { getExportFile } from '#server/domain/invoices'
import { defineDownload } from '#server/platform/define-download'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'File of an own finished export',
  permission: 'backoffice.invoices.export',
  params: IdParams,
  mimeTypes: ['application/zip', 'application/pdf'],
  errors: ['export.not-ready'],
  handle: (ctx, { params }) => getExportFile(ctx, params),
})
