import { defineDownload } from '#server/platform/define-download'
import { SPREADSHEET_MIME_TYPES } from '#server/platform/spreadsheet-download'
import { getImportTemplate } from '#server/domain/imports'
import { ImportFormatQuery, ImportUploadParams } from '#shared/contracts/imports'

export default defineDownload({
  summary: 'Download an empty file with the headings that an import understands',
  permission: 'core.imports.write',
  params: ImportUploadParams,
  query: ImportFormatQuery,
  mimeTypes: SPREADSHEET_MIME_TYPES,
  handle: (ctx, { params, query }) => getImportTemplate(ctx, { ...params, ...query }),
})
