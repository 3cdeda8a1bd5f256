import { defineRoute } from '#server/platform/define-route'
import { getUpload } from '#server/domain/documents'
import { Upload } from '#shared/contracts/uploads'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'How far an upload in pieces has come',
  permission: 'core.documents.write',
  params: IdParams,
  response: Upload,
  handle: (ctx, { params }) => getUpload(ctx, params.id),
})
