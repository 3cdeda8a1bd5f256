import { defineRoute } from '#server/platform/define-route'
import { listLegalHolds } from '#server/domain/privacy'
import { LegalHoldList, LegalHoldQuery } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'List legal holds, also those of one record',
  permission: 'admin.privacy.read',
  query: LegalHoldQuery,
  response: LegalHoldList,
  handle: (ctx, { query }) => listLegalHolds(ctx, query),
})
