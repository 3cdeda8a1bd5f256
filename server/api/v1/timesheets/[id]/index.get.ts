import { getTimesheet } from '#server/domain/time-tracking'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'
import { TimesheetDetail } from '#shared/contracts/time-tracking'

export default defineRoute({
  summary: 'Read a handed-in week with its entries',
  permission: 'backoffice.time-entries.read',
  params: IdParams,
  response: TimesheetDetail,
  handle: (ctx, { params }) => getTimesheet(ctx, params.id),
})
