import { listTimesheets } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { TimesheetList, TimesheetListQuery } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'List handed-in weeks',
  permission: 'backoffice.time-entries.read',
  query: TimesheetListQuery,
  response: TimesheetList,
  handle: (ctx, { query }) => listTimesheets(ctx, query),
})
