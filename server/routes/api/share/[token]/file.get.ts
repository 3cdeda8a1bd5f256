import { downloadSharedDocument } from '#server/domain/documents'
import { definePublicDownload } from '#server/platform/define-public-route'
import { readTicket } from '#server/platform/share-ticket'
import { tenantOfToken } from '#server/platform/tenant-token'
import { ShareTokenParams, TicketQuery } from '#shared/contracts/document-sharing'

export default definePublicDownload({
  params: ShareTokenParams,
  query: TicketQuery,
  rate: { name: 'share-file', limit: 60, windowSeconds: 60 },
  tenantOf: ({ token }) => tenantOfToken(token),
  handle: (visitor, { query }) => visitor.inTenant(ctx => downloadSharedDocument(ctx, readTicket(query.ticket))),
})
