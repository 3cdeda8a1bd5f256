import { HistoryPage, HistoryQuery } from '#shared/contracts/audit'
import { RecordRef } from '#shared/contracts/records'
import { listRecordHistory } from '#server/domain/audit'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'What happened to a record, newest first, for those who may see it',
  permission: 'signed-in',
  params: RecordRef,
  query: HistoryQuery,
  response: HistoryPage,
  handle: (ctx, { params, query }) => listRecordHistory(ctx, { ...params, ...query }),
})
