import { defineDownload } from '#server/platform/define-download'
import { SPREADSHEET_MIME_TYPES } from '#server/platform/spreadsheet-download'
import { exportImportErrors } from '#server/domain/imports'
import { ImportFormatQuery } from '#shared/contracts/imports'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'Download the refused rows of an import with the reasons',
  permission: 'core.imports.write',
  params: IdParams,
  query: ImportFormatQuery,
  mimeTypes: SPREADSHEET_MIME_TYPES,
  audit: 'import.errors-exported',
  errors: ['import.file-gone'],
  handle: (ctx, { params, query }) => exportImportErrors(ctx, { ...params, ...query }),
})
