import { defineRoute } from '#server/platform/define-route'
import { startDocumentExport } from '#server/domain/documents'
import { DocumentExportCreate } from '#shared/contracts/documents'
import { ExportRun } from '#shared/contracts/invoice-delivery'

export default defineRoute({
  summary: 'Start a ZIP of documents',
  permission: 'core.documents.read',
  body: DocumentExportCreate,
  response: ExportRun,
  status: 202,
  audit: 'documents.export-started',
  errors: ['export.nothing-selected'],
  handle: (ctx, { body }) => startDocumentExport(ctx, body.ids),
})
