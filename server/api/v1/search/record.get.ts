import { defineRoute } from '#server/platform/define-route'
import { findRecord } from '#server/domain/search'
import { FoundRecord } from '#shared/contracts/records'
import { RecordLookup } from '#shared/contracts/search'

export default defineRoute({
  summary: 'Get what a record is called and where it opens',
  permission: 'signed-in',
  query: RecordLookup,
  response: FoundRecord,
  handle: (ctx, { query }) => findRecord(ctx, query),
})
