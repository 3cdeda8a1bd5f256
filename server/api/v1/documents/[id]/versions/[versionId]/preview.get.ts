import { defineDownload } from '#server/platform/define-download'
import { previewDocument } from '#server/domain/documents'
import { VersionParams } from '#shared/contracts/documents'

export default defineDownload({
  summary: 'Show one version of a document',
  permission: 'core.documents.read',
  params: VersionParams,
  mimeTypes: ['application/pdf', 'image/png', 'image/jpeg', 'text/html'],
  errors: ['document.no-preview'],
  handle: (ctx, { params }) => previewDocument(ctx, params),
})
