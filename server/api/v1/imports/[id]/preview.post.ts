import { defineRoute } from '#server/platform/define-route'
import { previewImport } from '#server/domain/imports'
import { ImportPreview } from '#shared/contracts/imports'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show the first rows as they would be written; nothing is kept',
  permission: 'core.imports.write',
  params: IdParams,
  response: ImportPreview,
  audit: 'import.previewed',
  errors: ['import.file-gone'],
  handle: (ctx, { params }) => previewImport(ctx, params),
})
