import { getTimeEntry } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { TimeEntry } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Read a time entry',
  permission: 'backoffice.time-entries.read',
  params: IdParams,
  response: TimeEntry,
  handle: (ctx, { params }) => getTimeEntry(ctx, params.id),
})
