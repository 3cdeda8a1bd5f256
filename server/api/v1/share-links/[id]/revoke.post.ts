import { defineRoute } from '#server/platform/define-route'
import { revokeShareLink } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Close a share link',
  permission: 'core.documents.share',
  params: IdParams,
  audit: 'share-link.revoked',
  handle: (ctx, { params }) => revokeShareLink(ctx, params.id),
})
