import { openSharedDocument } from '#server/domain/documents'
import { definePublicRoute } from '#server/platform/define-public-route'
import { sealTicket } from '#server/platform/share-ticket'
import { tenantOfToken } from '#server/platform/tenant-token'
import { SharedOpen, SharedTicket, ShareTokenParams } from '#shared/contracts/document-sharing'

export default definePublicRoute({
  params: ShareTokenParams,
  body: SharedOpen,
  // Few enough that no password is guessed.
  rate: { name: 'share-open', limit: 10, windowSeconds: 60 },
  tenantOf: ({ token }) => tenantOfToken(token),
  audit: 'share-link.downloaded',
  response: SharedTicket,
  async handle({ inTenant, address }, { params: { token }, body }) {
    const linkId = await openSharedDocument(inTenant, { token, password: body.password, address })
    return { path: `/api/share/${token}/file?ticket=${encodeURIComponent(sealTicket(linkId))}` }
  },
})
