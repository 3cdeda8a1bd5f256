import { getSharedDocument } from '#server/domain/documents'
import { definePublicRoute } from '#server/platform/define-public-route'
import { tenantOfToken } from '#server/platform/tenant-token'
import { SharedDocument, ShareTokenParams } from '#shared/contracts/document-sharing'

export default definePublicRoute({
  params: ShareTokenParams,
  rate: { name: 'share-look', limit: 60, windowSeconds: 60 },
  tenantOf: ({ token }) => tenantOfToken(token),
  response: SharedDocument,
  handle: (visitor, { params }) => visitor.inTenant(ctx => getSharedDocument(ctx, params.token)),
})
