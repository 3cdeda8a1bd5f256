import { defineRoute } from '#server/platform/define-route'
import { unlinkDocument } from '#server/domain/documents'
import { LinkParams } from '#shared/contracts/documents'

export default defineRoute({
  summary: 'Take the link to a record away',
  permission: 'core.documents.write',
  params: LinkParams,
  audit: 'document.unlinked',
  errors: ['document.trashed'],
  handle: (ctx, { params }) => unlinkDocument(ctx, params),
})
