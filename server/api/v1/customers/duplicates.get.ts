import { defineRoute } from '#server/platform/define-route'
import { findDuplicates } from '#server/domain/customers'
import { DuplicateList, DuplicateQuery } from '#shared/contracts/customers'

export default defineRoute({
  summary: 'Find customers that are likely the one described',
  permission: 'backoffice.customers.read',
  query: DuplicateQuery,
  response: DuplicateList,
  handle: (ctx, { query }) => findDuplicates(ctx, query),
})
