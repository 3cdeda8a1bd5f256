import { FoundRecords, RecordsOfKindQuery } from '#shared/contracts/records'
import { findRecordsOfKind } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'What records of one kind are called and where they open, as far as one may see them',
  permission: 'signed-in',
  query: RecordsOfKindQuery,
  response: FoundRecords,
  handle: (ctx, { query }) => findRecordsOfKind(ctx, query),
})
