import { defineRoute } from '#server/platform/define-route'
import { listShareLinks } from '#server/domain/documents'
import { ShareLinkList, ShareLinkQuery } from '#shared/contracts/document-sharing'

export default defineRoute({
  summary: 'List share links of documents',
  permission: 'core.documents.share',
  query: ShareLinkQuery,
  response: ShareLinkList,
  handle: (ctx, { query }) => listShareLinks(ctx, query),
})
