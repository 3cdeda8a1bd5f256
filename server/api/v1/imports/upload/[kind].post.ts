import { defineUpload } from '#server/platform/define-upload'
import { uploadImport } from '#server/domain/imports'
import { ImportRunDetail, ImportUploadParams, MOST_IMPORT_BYTES } from '#shared/contracts/imports'

export default defineUpload({
  summary: 'Upload a CSV or XLSX file to import',
  permission: 'core.imports.write',
  params: ImportUploadParams,
  response: ImportRunDetail,
  // UTF-16 and the like have no signature: what the file really is, reading it tells.
  mimeTypes: ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip'],
  maxBytes: MOST_IMPORT_BYTES,
  audit: 'import.uploaded',
  errors: ['import.unreadable', 'import.empty', 'import.too-many-rows', 'import.file-too-large'],
  handle: (ctx, { params, file }) => uploadImport(ctx, params.kind, file),
})
