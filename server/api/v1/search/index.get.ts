import { SearchAnswer, SearchQuery } from '#shared/contracts/home'
import { defineRoute } from '#server/platform/define-route'
import { searchEverything } from '#server/domain/home'

export default defineRoute({
  summary: 'Find customers, projects, invoices and employees by name or number',
  permission: 'signed-in',
  query: SearchQuery,
  response: SearchAnswer,
  handle: (ctx, { query }) => searchEverything(ctx, query),
})
