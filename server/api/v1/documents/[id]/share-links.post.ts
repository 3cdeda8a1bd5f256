import { defineRoute } from '#server/platform/define-route'
import { createShareLink } from '#server/domain/documents'
import { ShareLinkCreate, ShareLinkCreated } from '#shared/contracts/document-sharing'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Make an address under which others can fetch a document',
  permission: 'core.documents.share',
  params: IdParams,
  body: ShareLinkCreate,
  response: ShareLinkCreated,
  status: 201,
  audit: 'share-link.created',
  errors: ['document.trashed'],
  handle: (ctx, { params, body }) => createShareLink(ctx, { ...params, ...body }),
})
