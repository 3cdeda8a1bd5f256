import { defineDownload } from '#server/platform/define-download'
import { downloadDocument } from '#server/domain/documents'
import { FileQuery } from '#shared/contracts/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'Download the newest version of a document',
  permission: 'core.documents.read',
  params: IdParams,
  query: FileQuery,
  mimeTypes: ['application/pdf', 'image/png', 'image/jpeg', 'application/octet-stream'],
  handle: (ctx, { params, query }) => downloadDocument(ctx, { ...params, ...query }),
})
