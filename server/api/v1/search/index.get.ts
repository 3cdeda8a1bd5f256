import { defineRoute } from '#server/platform/define-route'
import { searchRecords } from '#server/domain/search'
import { SearchAnswer, SearchQuery } from '#shared/contracts/search'

export default defineRoute({
  summary: 'Search all records and document texts that the caller may see',
  permission: 'signed-in',
  query: SearchQuery,
  response: SearchAnswer,
  handle: (ctx, { query }) => searchRecords(ctx, query),
})
