import { defineRoute } from '#server/platform/define-route'
import { getUploadLimits } from '#server/domain/documents'
import { UploadLimits } from '#shared/contracts/uploads'

export default defineRoute({
  summary: 'How large and of which kinds files may be',
  permission: 'core.documents.write',
  response: UploadLimits,
  handle: ctx => getUploadLimits(ctx),
})
