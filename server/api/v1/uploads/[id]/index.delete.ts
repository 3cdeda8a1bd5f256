import { defineRoute } from '#server/platform/define-route'
import { cancelUpload } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Give an upload in pieces up',
  permission: 'core.documents.write',
  params: IdParams,
  audit: 'upload.cancelled',
  handle: (ctx, { params }) => cancelUpload(ctx, params.id),
})
