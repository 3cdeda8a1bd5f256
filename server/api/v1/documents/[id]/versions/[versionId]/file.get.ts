import { defineDownload } from '#server/platform/define-download'
import { downloadDocument } from '#server/domain/documents'
import { FileQuery, VersionParams } from '#shared/contracts/documents'

export default defineDownload({
  summary: 'Download one version of a document',
  permission: 'core.documents.read',
  params: VersionParams,
  query: FileQuery,
  mimeTypes: ['application/pdf', 'image/png', 'image/jpeg', 'application/octet-stream'],
  handle: (ctx, { params, query }) => downloadDocument(ctx, { ...params, ...query }),
})
