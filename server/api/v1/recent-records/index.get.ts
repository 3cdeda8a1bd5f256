import { defineRoute } from '#server/platform/define-route'
import { listRecentRecords } from '#server/domain/search'
import { RecentRecords } from '#shared/contracts/search'

export default defineRoute({
  summary: 'List the records the caller opened last',
  permission: 'signed-in',
  response: RecentRecords,
  handle: ctx => listRecentRecords(ctx),
})
