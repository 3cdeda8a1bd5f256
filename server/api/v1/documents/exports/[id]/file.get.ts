import { getExportFile } from '#server/domain/invoices'
import { defineDownload } from '#server/platform/define-download'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'The ZIP of an own finished export of documents',
  permission: 'core.documents.read',
  params: IdParams,
  mimeTypes: ['application/zip'],
  errors: ['export.not-ready'],
  handle: (ctx, { params }) => getExportFile(ctx, params),
})
