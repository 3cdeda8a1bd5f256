import { defineRoute } from '#server/platform/define-route'
import { noteRecentRecord } from '#server/domain/search'
import { RecentRecordCreate } from '#shared/contracts/search'

export default defineRoute({
  summary: 'Remember that the caller opened a record',
  permission: 'signed-in',
  body: RecentRecordCreate,
  audit: 'recent-record.noted',
  handle: (ctx, { body }) => noteRecentRecord(ctx, body),
})
