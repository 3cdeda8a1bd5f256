import { getExportRun } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { ExportRun } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'State and progress of an own ZIP of documents',
  permission: 'core.documents.read',
  params: IdParams,
  response: ExportRun,
  handle: (ctx, { params }) => getExportRun(ctx, params),
})
